package tandem.formats.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tandem.api.TraceException;
import tandem.api.TraceSample;

/** Finds the preset that the beginning of a trace looks like. */
final class Finder {
    private static final Pattern SURELY_HEXADECIMAL =
            Pattern.compile("\\b(0\\p{XDigit}+|[0-9]*[a-fA-F]\\p{XDigit}+|[0-9]+[a-fA-F]|0[xX]\\p{XDigit}+)\\b");

    private final List<String> lines;

    Finder(TraceSample sample) {
        lines = sample.lines();
    }

    /** Those that most lines fit, and more than half of them: none, one or, where nothing tells them apart, several. */
    List<Preset> fitting() {
        List<Preset> best = new ArrayList<>();
        long most = 1;
        for (Preset preset : Preset.values()) {
            long count = preset.fit(lines);
            if (count > most) {
                best.clear();
                most = count;
            }
            if (count == most) {
                best.add(preset);
            }
        }
        return best;
    }

    /** The one preset that fits, where addresses without 0x are in {@code radix} or, if that is 0, must show theirs. */
    Preset find(int radix) throws TraceException {
        List<Preset> fitting = fitting();
        if (fitting.isEmpty()) {
            throw new TraceException("the lines fit no preset of the format text: say what the columns are, for example"
                    + " --option \"text.columns=op address size\"");
        }
        if (fitting.size() > 1) {
            throw new TraceException("the lines fit several presets of the format text, " + fitting
                    + ": name the right one, for example --option text.preset=" + fitting.get(0));
        }
        if (radix == 0 && fitting.get(0).hasBareAddresses() && !showHexadecimal()) {
            throw new TraceException("no address in the first " + lines.size() + " lines has 0x, a digit above 9 or a"
                    + " leading 0, so they may be decimal or hexadecimal: say --option text.radix=10 or text.radix=16");
        }
        return fitting.get(0);
    }

    private boolean showHexadecimal() {
        return lines.stream().anyMatch(line -> SURELY_HEXADECIMAL.matcher(line).find());
    }
}
