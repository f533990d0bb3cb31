package tandem.app.plugins;

import java.lang.reflect.Constructor;
import java.nio.file.Path;

/** A strategy or a trace format that a plugin offers; makes new instances of it. */
record Offer<T>(String name, Class<? extends T> type, Path jar) {
    T create() {
        return create(type, jar);
    }

    static <T> T create(Class<? extends T> type, Path jar) {
        try {
            Constructor<? extends T> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (NoSuchMethodException e) {
            throw new PluginException(
                    jar, type.getName() + " has no constructor without parameters", "Give it one, or remove the jar.");
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new PluginException(
                    jar, type.getName() + " cannot be constructed", e, "Correct it, or remove the jar.");
        }
    }
}
