package tandem.engine.options;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tandem.api.Option;
import tandem.api.Unit;

/** One declared option: what help says of it, and how text becomes its field's value and back. */
public final class Setting {
    private final Field field;
    private final Option option;

    Setting(Field field, Option option) {
        this.field = field;
        this.option = option;
        checkDeclaration();
        field.setAccessible(true);
    }

    /** The name that users type. */
    public String name() {
        return option.name();
    }

    /** What it does, in one line. */
    public String help() {
        return option.help();
    }

    /** How its number is written. */
    public Unit unit() {
        return option.unit();
    }

    /** The default in the form of {@link Options#get}; empty where there is none. */
    public String defaultText() {
        return write(read(option.defaultValue()));
    }

    /** What it may be where it is one of a few words, such as {@code true} and {@code false}; empty for others. */
    public List<String> allowed() {
        if (field.getType() == boolean.class) {
            return List.of("true", "false");
        }
        return Arrays.stream(constants()).map(Setting::word).toList();
    }

    /** The limits of its number, such as {@code 1 to 100}, {@code at least 1}; empty where there is none to tell. */
    public String limits() {
        if (!isNumber()) {
            return "";
        }
        if (greatest() != Long.MAX_VALUE && greatest() != Integer.MAX_VALUE) {
            return amount(option.min()) + " to " + amount(greatest());
        }
        return option.min() == 0 ? "" : "at least " + amount(option.min());
    }

    void set(Object target, String text) {
        try {
            field.set(target, read(text));
        } catch (OptionException e) {
            throw new OptionException(name() + ": " + e.getMessage());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    String get(Object target) {
        try {
            return write(field.get(target));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object read(String text) {
        Class<?> type = field.getType();
        if (type == String.class) {
            return text;
        }
        if (type == double.class) {
            return within(text, readDouble(text));
        }
        if (isNumber()) {
            long value = Units.parse(unit(), text);
            within(text, value);
            return type == int.class ? (Object) (int) value : (Object) value;
        }
        return readWord(text);
    }

    private Object readWord(String text) {
        if (!allowed().contains(text)) {
            throw new OptionException("\"" + text + "\" is none of " + String.join(", ", allowed()));
        }
        if (field.getType() == boolean.class) {
            return text.equals("true");
        }
        return constants()[allowed().indexOf(text)];
    }

    private static double readDouble(String text) {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new OptionException("\"" + text + "\" is no number: write it as 0.5 or 42");
    }

    private double within(String text, double value) {
        if (value < option.min() || value > greatest()) {
            throw new OptionException("\"" + text + "\" is out of its limits: " + bounds());
        }
        return value;
    }

    private void within(String text, long value) {
        if (value < option.min() || value > greatest()) {
            throw new OptionException("\"" + text + "\" is out of its limits: " + bounds());
        }
    }

    private String bounds() {
        String least = "at least " + amount(option.min());
        return greatest() == Long.MAX_VALUE ? least : least + ", at most " + amount(greatest());
    }

    private String amount(long value) {
        return field.getType() == double.class ? Long.toString(value) : Units.format(unit(), value);
    }

    private long greatest() {
        return field.getType() == int.class ? Math.min(option.max(), Integer.MAX_VALUE) : option.max();
    }

    private String write(Object value) {
        if (value instanceof Long || value instanceof Integer) {
            return Units.format(unit(), ((Number) value).longValue());
        }
        return value instanceof Enum<?> constant ? word(constant) : value.toString();
    }

    private boolean isNumber() {
        Class<?> type = field.getType();
        return type == long.class || type == int.class || type == double.class;
    }

    private Object[] constants() {
        Object[] constants = field.getType().getEnumConstants();
        return constants == null ? new Object[0] : constants;
    }

    private static String word(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void checkDeclaration() {
        Class<?> type = field.getType();
        require(!Modifier.isFinal(field.getModifiers()), "is final, so that it cannot be set");
        require(!Modifier.isStatic(field.getModifiers()), "is static, so that replays would share it");
        require(
                isNumber() || type == boolean.class || type == String.class || type.isEnum(),
                "is a " + type.getSimpleName() + "; an option is a long, int, double, boolean, String or an enum");
        require(
                name().matches("[a-z0-9]+(-[a-z0-9]+)*"),
                "has the name \"" + name() + "\"; names are lower case words joined by -");
        require(unit() == Unit.NONE || type == long.class || type == int.class, "has a unit; only long and int do");
        try {
            read(option.defaultValue());
        } catch (OptionException e) {
            require(false, "has a default that cannot be: " + e.getMessage());
        }
    }

    private void require(boolean condition, String problem) {
        if (!condition) {
            throw new OptionException("the option declared on "
                    + field.getDeclaringClass().getName() + "." + field.getName() + " " + problem);
        }
    }
}
