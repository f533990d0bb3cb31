package tandem.tck;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import tandem.api.Option;
import tandem.engine.options.OptionException;
import tandem.engine.options.Options;
import tandem.engine.options.Setting;
import tandem.engine.options.Units;

/** What a plugin says of itself: name, help, options. */
final class Declaration {
    private static final String WORDS = "[a-z0-9]+(-[a-z0-9]+)*";
    /** The greatest number that can be typed. */
    private static final long MOST = Long.MAX_VALUE - 1;

    private static final int LONGEST_LINE = 120;
    private static final int LONGEST_FIRST_LINE = 110;

    private Declaration() {}

    static void checkName(String name, String again) {
        assertTrue(name.matches(WORDS), "the name \"" + name + "\" is not of lower case words joined by -");
        assertEquals(name, again, "two instances have two names");
    }

    static void checkHelp(String help) {
        List<String> lines = help.lines().toList();
        assertFalse(help.isBlank(), "there is no help");
        assertFalse(lines.get(0).isBlank(), "the first line of the help is empty; it is to say what the plugin does");
        assertTrue(
                lines.get(0).length() <= LONGEST_FIRST_LINE,
                "the first line of the help is longer than " + LONGEST_FIRST_LINE + " letters: " + lines.get(0));
        assertTrue(
                lines.size() == 1 || lines.get(1).isBlank(),
                "the second line of the help is not empty: the first is for lists, more comes after an empty one");
        for (String line : lines) {
            assertTrue(line.length() <= LONGEST_LINE, "a line of the help is too long for a terminal: " + line);
        }
    }

    static void checkOptions(Class<?> type) {
        Options options = Options.of(Instances.create(type));
        for (Setting setting : options.settings()) {
            assertFalse(setting.help().isBlank(), "the option " + setting.name() + " has no help");
            assertFalse(setting.help().contains("\n"), "the help of the option " + setting.name() + " has two lines");
            options.set(setting.name(), setting.defaultText());
            assertEquals(setting.defaultText(), options.get(setting.name()), "the default of " + setting.name());
        }
        assertAll(beyondLimits(type).stream().map(setting -> () -> {
            String name = setting.substring(0, setting.indexOf('='));
            OptionException refused = assertThrows(
                    OptionException.class,
                    () -> TestRig.set(options, setting),
                    () -> setting + " is not refused, though beyond the limits");
            assertTrue(String.valueOf(refused.getMessage()).contains(name), "the error does not name " + name);
        }));
    }

    /** For each option the values at its limits, and all words that it may be, as {@code name=value}. */
    static List<String> atLimits(Class<?> type) {
        List<String> values = new ArrayList<>();
        for (Setting setting : Options.of(Instances.create(type)).settings()) {
            setting.allowed().forEach(word -> values.add(setting.name() + "=" + word));
        }
        for (Field field : numbers(type)) {
            Option option = field.getAnnotation(Option.class);
            values.add(text(field, option, option.min()));
            values.add(text(field, option, greatest(field, option)));
        }
        return values;
    }

    private static List<String> beyondLimits(Class<?> type) {
        List<String> values = new ArrayList<>();
        for (Field field : numbers(type)) {
            Option option = field.getAnnotation(Option.class);
            if (option.min() > Long.MIN_VALUE) {
                values.add(text(field, option, option.min() - 1));
            }
            if (greatest(field, option) < MOST) {
                values.add(text(field, option, greatest(field, option) + 1));
            }
            values.add(option.name() + "=no number");
        }
        return values;
    }

    private static List<Field> numbers(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                boolean number = field.getType() == long.class
                        || field.getType() == int.class
                        || field.getType() == double.class;
                if (number && field.isAnnotationPresent(Option.class)) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    private static long greatest(Field field, Option option) {
        return Math.min(option.max(), field.getType() == int.class ? Integer.MAX_VALUE : MOST);
    }

    private static String text(Field field, Option option, long value) {
        boolean plain = field.getType() == double.class;
        return option.name() + "=" + (plain ? Long.toString(value) : Units.format(option.unit(), value));
    }
}
