package tandem.app.plugins;

import java.nio.file.Path;

/** A plugin jar that cannot be used. The message names the jar, the cause and the cure. */
public final class PluginException extends RuntimeException {
    private static final long serialVersionUID = 1;

    PluginException(Path jar, String cause, String cure) {
        super("plugin " + jar + ": " + cause + ". " + cure);
    }

    PluginException(Path jar, String doing, Throwable cause, String cure) {
        super("plugin " + jar + ": " + doing + ": " + describe(cause) + ". " + cure, cause);
    }

    private static String describe(Throwable cause) {
        Throwable root =
                cause instanceof ReflectiveOperationException && cause.getCause() != null ? cause.getCause() : cause;
        String message = root.getMessage();
        String kind = root.getClass().getSimpleName();
        return message == null ? kind : kind + ": " + message.strip();
    }
}
