package tandem.app.results;

import java.nio.file.Path;

/** stub */
final class Report {
    private Report() {}

    static void write(Run run, Path file) {}
}
