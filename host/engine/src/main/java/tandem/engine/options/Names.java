package tandem.engine.options;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Says which names there are where someone gave one that there is not. */
public final class Names {
    private Names() {}

    /** Such as: {@code there is no strategy "precopy"; did you mean "pre-copy"? There are: hybrid, pre-copy}. */
    public static String unknown(String kind, String given, Collection<String> names) {
        String suggestion = nearest(given, names)
                .map(name -> "; did you mean \"" + name + "\"?")
                .orElse(".");
        String list = names.isEmpty() ? " There are none." : " There are: " + String.join(", ", names);
        return "there is no " + kind + " \"" + given + "\"" + suggestion + list;
    }

    private static Optional<String> nearest(String given, Collection<String> names) {
        return names.stream()
                .min(Comparator.comparingInt(name -> distance(given, name)))
                .filter(name -> distance(given, name) <= Math.max(2, name.length() / 3));
    }

    /** How many letters must be put in, taken out or changed to get from one to the other. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            int diagonal = i;
            for (int k = 0; k <= to.length(); k++) {
                int above = row[k];
                if (i == 0 || k == 0) {
                    row[k] = i + k;
                } else {
                    int change = from.charAt(i - 1) == to.charAt(k - 1) ? 0 : 1;
                    row[k] = Math.min(diagonal + change, 1 + Math.min(above, row[k - 1]));
                }
                diagonal = above;
            }
        }
        return row[to.length()];
    }
}
