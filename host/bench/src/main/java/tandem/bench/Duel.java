package tandem.bench;

import java.util.Arrays;

/** Two works done in turn, several times, after one time that does not count; rates are units a second. */
final class Duel {
    private static final double NANOS = 1e9;

    private final double[] rates;
    private final double[] rivals;

    /** What is timed; answers how many units it did. */
    @FunctionalInterface
    interface Work {
        long run() throws Exception;
    }

    private Duel(int runs) {
        rates = new double[runs];
        rivals = new double[runs];
    }

    static Duel of(int runs, Work work, Work rival) throws Exception {
        Duel duel = new Duel(runs);
        rate(work);
        rate(rival);
        for (int i = 0; i < runs; i++) {
            duel.rates[i] = rate(work);
            duel.rivals[i] = rate(rival);
        }
        return duel;
    }

    private static double rate(Work work) throws Exception {
        long begin = System.nanoTime();
        long units = work.run();
        return units * NANOS / (System.nanoTime() - begin);
    }

    double rate() {
        return median(rates);
    }

    /** The median time that a unit of work takes. */
    double seconds() {
        return 1 / rate();
    }

    double rivalRate() {
        return median(rivals);
    }

    /** The median of the ratios of neighbours. */
    double ratio() {
        double[] ratios = new double[rates.length];
        Arrays.setAll(ratios, i -> rates[i] / rivals[i]);
        return median(ratios);
    }

    /** How far the rival's own runs lie apart, of their median: what the machine's noise does. */
    double noise() {
        double[] sorted = rivals.clone();
        Arrays.sort(sorted);
        return (sorted[sorted.length - 1] - sorted[0]) / median(rivals);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
