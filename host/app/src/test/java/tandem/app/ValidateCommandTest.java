package tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measurements of a guest that Tandem has never seen, in a folder of their own. */
class ValidateCommandTest {
    private static final Path HOME = Installed.ROOT.resolve("target").resolve("tandem");
    private static final Path VM = Installed.ROOT.resolve("traces").resolve("vm");
    private static final Path REFERENCE =
            Installed.ROOT.resolve("results").resolve("reference").resolve("validation.csv");

    @TempDir
    private Path folder;

    private Path measured = Path.of("");
    private List<String> lines = List.of();

    @BeforeEach
    void bringNewGuest() throws IOException {
        for (String kind : List.of("trace", "writes", "pages")) {
            Files.copy(VM.resolve("idle." + kind + ".csv.gz"), folder.resolve("new." + kind + ".csv.gz"));
        }
        lines = Files.readAllLines(VM.resolve("measured.csv")).stream()
                .filter(line -> !line.startsWith("idle") || line.startsWith("idle,post-copy,60MiB/s,"))
                .filter(line -> !line.startsWith("seq") && !line.startsWith("zipf"))
                .map(line -> line.replace("idle", "new"))
                .toList();
        measured = folder.resolve("measured.csv");
    }

    @Test
    void shouldReplayAGuestOfItsOwnFolderOnTheRigsThatShip() throws IOException {
        Path out = folder.resolve("new.csv");
        Files.write(measured, lines);

        assertThat(run(0, "validate", measured.toString(), "--out", out.toString()))
                .contains("new.html");

        assertThat(Files.readAllLines(out).stream().skip(1).map(line -> line.replace("new", "idle")))
                .hasSizeGreaterThan(5)
                .isSubsetOf(Files.readAllLines(REFERENCE));
        assertThat(folder.resolve("new.html")).exists();
        assertThat(run(2, "validate", measured.toString(), "--out", out.toString()))
                .contains("new.csv: there is such a file already");
    }

    @Test
    void shouldCompareTheFiguresThatARowHas() throws IOException {
        String[] cells = lines.get(1).split(",", -1);
        List<String> names = List.of(lines.get(0).split(",", -1));
        for (String missing : List.of("total_ms", "downtime_ms", "fault_p50_ms", "bytes")) {
            cells[names.indexOf(missing)] = "";
        }
        Files.write(measured, List.of(lines.get(0), String.join(",", cells)));

        assertThat(run(0, "validate", measured.toString()))
                .contains("requests", "stall time")
                .doesNotContain("median fault", "downtime", "total time", "bytes");
    }

    @Test
    void shouldSayWhichLineOfTheMeasurementsIsWrong() throws IOException {
        assertThat(wrong(lines.get(0), lines.get(1).replaceFirst("s,,0,[0-9]+,", "s,,0,soon,")))
                .contains("measured.csv, line 2: \"soon\" in the column set_up_ms is no number");
        assertThat(wrong(lines.get(0), lines.get(1).replaceFirst("s,,0,[0-9]+,[0-9]+,", "s,,0,99999999,100000000,")))
                .contains("measured.csv, line 2: set_up_ms lies past the end");
        assertThat(wrong(lines.get(0), lines.get(1), "new,hybrid"))
                .contains("measured.csv, line 3: more or fewer columns");
        assertThat(wrong(lines.get(0), lines.get(1).replace("new", "other")))
                .contains("measured.csv, line 2: ", "other.trace.csv.gz: there is no such trace");
        assertThat(wrong(lines.get(0), lines.get(1).replace("post-copy", "magic")))
                .contains("measured.csv, line 2: ", "names no strategy that replays magic");
        assertThat(wrong(lines.get(0).replace("requests", "reqests"), lines.get(1)))
                .contains("measured.csv, line 1: the heading names the column requests 0 times");
        assertThat(wrong(lines.get(0), lines.get(1).replace("60MiB", "70MiB")))
                .contains("nothing is replayed: new post-copy 70MiB/s (1 times)");
        assertThat(wrong(lines.get(0))).contains("measured.csv: no migration is in it");
        assertThat(run(2, "validate", "none.csv")).contains("none.csv: there is no such file");
        Files.delete(folder.resolve("new.pages.csv.gz"));
        assertThat(wrong(lines.get(0), lines.get(1))).contains("measured.csv, line 2: there is no page list");
    }

    @Test
    void shouldRefuseAMeasurementThatCannotBe() throws IOException {
        for (String column : List.of("total_ms", "ready_ms", "bytes")) {
            assertThat(wrong(lines.get(0), with(column, "0")))
                    .contains("measured.csv, line 2: \"0\" in the column " + column + " cannot be: it is more than 0");
            assertThat(wrong(lines.get(0), with(column, "-5")))
                    .contains("measured.csv, line 2: \"-5\" in the column " + column + " is no number");
        }
        assertThat(wrong(lines.get(0), with("total_ms", "20")))
                .contains("measured.csv, line 2: \"20\" in the column total_ms cannot be: it is more than set_up_ms, ");
    }

    private String with(String column, String value) {
        String[] cells = lines.get(1).split(",", -1);
        cells[List.of(lines.get(0).split(",", -1)).indexOf(column)] = value;
        return String.join(",", cells);
    }

    @Test
    void shouldSayWhatIsWrongWithAPlan() throws IOException {
        Path plan = folder.resolve("validate.yaml");
        Files.write(measured, lines);

        Files.writeString(plan, "strategies:\n  post-copy: qemu-post-copy\nrig: none\n");
        assertThat(run(2, "validate", measured.toString()))
                .contains("validate.yaml, line 3: a plan has strategies, options, rigs and pages");
        Files.writeString(plan, "strategies:\n  post-copy: qemu-post-copy\n");
        assertThat(run(2, "validate", measured.toString())).contains("nothing is replayed");
        Files.writeString(plan, "");
        assertThat(run(2, "validate", measured.toString())).contains("validate.yaml, line 1: a plan has");
        Files.writeString(plan, "strategies: {post-copy: qemu-post-copy}\nrigs: {60MiB/s: lost.yaml}\n");
        assertThat(run(2, "validate", measured.toString())).contains("lost.yaml: there is no such file");
    }

    private String wrong(String... rows) throws IOException {
        Files.write(measured, List.of(rows));
        return run(2, "validate", measured.toString());
    }

    private String run(int status, String... args) {
        StringWriter out = new StringWriter();
        PrintWriter printer = new PrintWriter(out);
        Installation installation = new Installation(HOME, Installed.ROOT, folder);
        assertThat(Main.run(installation, printer, printer, args))
                .as(out::toString)
                .isEqualTo(status);
        return out.toString();
    }
}
