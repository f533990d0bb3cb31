package tandem.app.capture;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import tandem.app.InputException;

/** Programs of the system. */
final class Programs {
    private static final String USUAL_PATH = "/usr/local/bin:/usr/bin:/bin";

    private Programs() {}

    /** Whether a program of this name would be found. */
    static boolean has(String name) {
        return folders().map(folder -> folder.resolve(name)).anyMatch(Programs::isProgram);
    }

    /** Refuses a command that could not be run. */
    static void require(String command) {
        try {
            if (!command.contains("/") && !has(command)) {
                throw new InputException("there is no command " + command + " on the PATH");
            }
            Path path = Path.of(command);
            if (command.contains("/") && !isProgram(path)) {
                throw new InputException(command
                        + (Files.exists(path) ? ": this is no program that can be run" : ": there is no such file"));
            }
        } catch (InvalidPathException e) {
            throw new InputException("there is no command " + command, e);
        }
    }

    private static Stream<Path> folders() {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), USUAL_PATH);
        return Arrays.stream(path.split(":")).map(Path::of);
    }

    private static boolean isProgram(Path path) {
        return Files.isRegularFile(path) && Files.isExecutable(path);
    }
}
