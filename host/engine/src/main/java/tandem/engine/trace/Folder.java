package tandem.engine.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The files of a trace that is a folder: those in it and in its folders, but for hidden ones, ordered by name. */
final class Folder {
    private static final int DEEPEST = 4;
    private static final int MOST_FILES = 1 << 16;

    private Folder() {}

    static List<PartFile> parts(Path folder) throws IOException {
        List<PartFile> parts = new ArrayList<>();
        for (Path file : files(folder)) {
            parts.add(PartFile.open(file, name(folder, file)));
        }
        parts.sort(Comparator.comparing(PartFile::name));
        if (parts.isEmpty()) {
            throw new TraceFileException(folder, "this is a folder, and there is no file in it");
        }
        return parts;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder, DEEPEST)) {
            List<Path> files = tree.filter(Files::isRegularFile)
                    .filter(file -> !isHidden(folder.relativize(file)))
                    .limit(MOST_FILES + 1)
                    .collect(Collectors.toList());
            if (files.size() > MOST_FILES) {
                throw new TraceFileException(folder, "this folder holds too many files to be a trace");
            }
            return files;
        } catch (UncheckedIOException e) {
            throw new TraceFileException(folder, "it cannot be listed: " + e.getMessage(), e);
        }
    }

    private static boolean isHidden(Path file) {
        return names(file).anyMatch(name -> name.startsWith("."));
    }

    private static String name(Path folder, Path file) {
        return names(folder.relativize(file)).collect(Collectors.joining("/"));
    }

    private static Stream<String> names(Path path) {
        return StreamSupport.stream(path.spliterator(), false).map(Path::toString);
    }
}
