package tandem.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files that this process has open, where the system tells. */
final class OpenFiles {
    private static final Path HANDLES = Path.of("/proc/self/fd");

    private OpenFiles() {}

    static boolean areTold() {
        return Files.isDirectory(HANDLES);
    }

    /** What has been opened after {@code before} was told, and stays so. */
    static List<String> leftSince(List<String> before) {
        List<String> left = now();
        left.retainAll(now());
        before.forEach(left::remove);
        return left;
    }

    /** A line for each open file, but for those of the system, and those from which classes are loaded. */
    static List<String> now() {
        List<String> files = new ArrayList<>();
        try (Stream<Path> handles = Files.list(HANDLES)) {
            for (Path handle : (Iterable<Path>) handles::iterator) {
                String file = target(handle);
                if (file.startsWith("/") && !file.matches("/(proc|sys|dev)/.*|.*\\.jar")) {
                    files.add(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static String target(Path handle) throws IOException {
        try {
            return Files.readSymbolicLink(handle).toString();
        } catch (NoSuchFileException e) {
            return "";
        }
    }
}
