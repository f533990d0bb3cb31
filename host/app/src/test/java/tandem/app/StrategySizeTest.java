package tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A strategy can be checked against its paper by reading: it is short, and says which paper, and what is left out. */
class StrategySizeTest {
    private static final int MOST_LINES = 40;
    private static final Map<String, Integer> ALLOWED =
            Map.of("PostCopyMultiPivot.java", 60, "PreCopyAutoConverge.java", 60);

    @Test
    void shouldBeShortEnoughToBeReadBesideItsPaper() throws IOException {
        for (Path strategy : strategies()) {
            String file = strategy.getFileName().toString();
            assertThat(linesOfCode(Files.readString(strategy)))
                    .as(file)
                    .isLessThanOrEqualTo(ALLOWED.getOrDefault(file, MOST_LINES));
        }
    }

    @Test
    void shouldNameItsSource() throws IOException {
        for (Path strategy : strategies()) {
            assertThat(Files.readString(strategy)).as(strategy.toString()).containsPattern("Source: |QEMU");
        }
    }

    private static List<Path> strategies() throws IOException {
        try (Stream<Path> files = Files.walk(Installed.ROOT.resolve("plugins"))) {
            List<Path> strategies = files.filter(file -> file.toString().contains("src/main/java"))
                    .filter(Files::isRegularFile)
                    .filter(StrategySizeTest::isStrategy)
                    .toList();
            assertThat(strategies).hasSizeGreaterThan(20);
            return strategies;
        }
    }

    private static boolean isStrategy(Path file) {
        try {
            return Files.readString(file).contains("\n@Extension\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without comments, empty lines, the package and imports. */
    private static long linesOfCode(String source) {
        return source.replaceAll("(?s)/\\*.*?\\*/", "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("//"))
                .filter(line -> !line.startsWith("package ") && !line.startsWith("import "))
                .count();
    }
}
