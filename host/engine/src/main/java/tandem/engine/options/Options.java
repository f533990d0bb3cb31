package tandem.engine.options;

import java.lang.reflect.Field;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tandem.api.Option;

/** The {@link Option} fields of one object: a strategy, a trace format or the rig. */
public final class Options {
    private final Object target;
    private final Map<String, Setting> settings = new LinkedHashMap<>();

    private Options(Object target) {
        this.target = target;
    }

    /**
     * The options that the class of {@code target} and its superclasses declare, each set to its default.
     *
     * @throws OptionException where one is declared in a way that cannot be
     */
    public static Options of(Object target) {
        Options options = new Options(target);
        for (Class<?> type = target.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                Option option = field.getAnnotation(Option.class);
                if (option != null) {
                    options.add(new Setting(field, option));
                }
            }
        }
        options.settings.forEach((name, setting) -> setting.set(target, setting.defaultText()));
        return options;
    }

    /** All options, in the order of their declaration. */
    public Collection<Setting> settings() {
        return Collections.unmodifiableCollection(settings.values());
    }

    /**
     * Sets the option {@code name} to the value that {@code text} stands for.
     *
     * @throws OptionException where there is no such option, or the value cannot be
     */
    public void set(String name, String text) {
        setting(name).set(target, text);
    }

    /** The value of the option {@code name}, as {@link #set} reads it. */
    public String get(String name) {
        return setting(name).get(target);
    }

    /** All values by name, as {@link #set} reads them, in the order of their declaration: the record of a run. */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        settings.forEach((name, setting) -> values.put(name, setting.get(target)));
        return values;
    }

    private void add(Setting setting) {
        if (settings.putIfAbsent(setting.name(), setting) != null) {
            throw new OptionException("the option \"" + setting.name() + "\" is declared twice in "
                    + target.getClass().getName());
        }
    }

    private Setting setting(String name) {
        Setting setting = settings.get(name);
        if (setting == null) {
            throw new OptionException(Names.unknown("option", name, settings.keySet()));
        }
        return setting;
    }
}
