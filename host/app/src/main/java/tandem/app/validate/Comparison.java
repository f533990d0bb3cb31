package tandem.app.validate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import tandem.engine.Figures;

/**
 * A figure of a migration, as measured and as modelled: medians of the repeats.
 *
 * @param migration a repeat, for what all have in common
 * @param repeats how many there were
 */
record Comparison(
        Measured migration, Figure figure, int repeats, double measured, double least, double most, double modelled) {

    /** All figures of a migration that was measured and replayed several times. */
    static List<Comparison> of(List<Measured> migrations, List<Figures> replays) {
        List<Comparison> all = new ArrayList<>();
        for (Figure figure : Figure.values()) {
            double[] measured = migrations.stream()
                    .map(figure::of)
                    .flatMapToDouble(OptionalDouble::stream)
                    .sorted()
                    .toArray();
            if (measured.length > 0) {
                double[] modelled =
                        replays.stream().mapToDouble(figure::of).sorted().toArray();
                all.add(new Comparison(
                        migrations.get(0),
                        figure,
                        measured.length,
                        median(measured),
                        measured[0],
                        measured[measured.length - 1],
                        median(modelled)));
            }
        }
        return all;
    }

    private static double median(double[] sorted) {
        return Arrays.stream(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1)
                .average()
                .orElseThrow();
    }

    /** Whether there is nothing to compare: no such thing happened, nor was it modelled. */
    boolean isEmpty() {
        return measured == 0 && modelled == 0;
    }

    /** How far the model is off, in per cent of what was measured; infinite where that is 0 and the model's is not. */
    double errorPercent() {
        return isEmpty() ? 0 : (modelled - measured) * 100 / measured;
    }
}
