package tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConvertCommandTest {
    private static final Path LACKEY = Installed.ROOT.resolve("traces/lackey/true.noaslr3.lackey.gz");
    private static final String FORMATS =
            Installed.ROOT.resolve("target/tandem/trace-formats").toString();

    private TestProgram program = new TestProgram(Path.of(""));
    private String trace = "";

    @BeforeEach
    void install(@TempDir Path folder) throws IOException {
        program = new TestProgram(folder).withFormat();
        trace = program.trace().toString();
    }

    @Test
    void shouldWriteCanonicalCsv() throws IOException {
        TestProgram.Ran ran = program.run("convert", trace, path("out.csv"));
        assertThat(ran.status()).isZero();
        assertThat(Files.readString(program.path("out.csv")))
                .startsWith("time_ns,vcpu,op,address,size\n0,0,W,0x0,8\n10000,0,W,0x7000,8\n20000,0,W,0xe000,8\n")
                .endsWith("390000,0,R,0xd000,8\n")
                .hasLineCount(41);
        assertThat(ran.out()).contains(path("out.csv") + ": 40 accesses as csv, in ");
    }

    @Test
    void shouldRefuseWhatNoReplayTakes() throws IOException {
        Path backwards = Files.writeString(program.path("backwards.trace"), "5 W 1\n3 W 2\n");
        for (String name : List.of("out.csv", "out.csv.gz")) {
            TestProgram.Ran ran = program.run("convert", backwards.toString(), path(name));
            assertThat(ran.status()).isEqualTo(2);
            assertThat(ran.err()).contains(backwards + ": line 2: time goes backwards on vCPU 0: 3 ns after 5 ns");
            assertThat(program.path(name)).doesNotExist();
        }
    }

    @Test
    void shouldWriteAccessesWithoutTimeAtTheirGuestTimes() throws IOException {
        Path lackey = Files.writeString(
                program.path("ops"), "I  04001090,3\n S 1fff0007a8,8\nI  04001093,5\n M 0421a0c4,4\n");
        convert(lackey, "out.csv", "--instructions-per-second", "500000000");
        assertThat(Files.readAllLines(program.path("out.csv")).stream().skip(1))
                .containsExactly(
                        "0,0,X,0x4001090,3",
                        "0,0,W,0x1fff0007a8,8",
                        "2,0,X,0x4001093,5",
                        "2,0,R,0x421a0c4,4",
                        "2,0,W,0x421a0c4,4");
        Path data = Files.writeString(program.path("data"), " S 1fff0007a8,8\n L 0421a0c4,4\n");
        convert(data, "data.csv", "--access-interval", "5ns");
        assertThat(Files.readAllLines(program.path("data.csv")).stream().skip(1))
                .containsExactly("0,0,W,0x1fff0007a8,8", "5,0,R,0x421a0c4,4");
    }

    @Test
    void shouldWriteTracesThatReplayToTheSameFigures() throws IOException {
        program.withStrategy("push");
        byte[] figures = figures(LACKEY.toString(), "original");
        for (String name : List.of("true.csv.gz", "true.tandem", "true.tandem.zst")) {
            convert(LACKEY, name);
            assertThat(figures(path(name), "of-" + name)).as(name).isEqualTo(figures);
        }
        convert(program.path("true.tandem.zst"), "again.csv.gz");
        assertThat(program.path("again.csv.gz")).hasSameBinaryContentAs(program.path("true.csv.gz"));
        convert(program.path("true.csv.gz"), "timed.tandem.xz");
        assertThat(figures(path("timed.tandem.xz"), "of-timed")).isEqualTo(figures);
    }

    private byte[] figures(String of, String name) throws IOException {
        TestProgram.Ran ran = program.run("replay", of, "--plugins", FORMATS, "--repeat", "9", "--out", path(name));
        assertThat(ran.status()).as(ran.err()).isZero();
        return Files.readAllBytes(program.path(name).resolve("timings.csv"));
    }

    private void convert(Path from, String name, String... more) {
        String[] args = Stream.concat(
                        Stream.of("convert", from.toString(), path(name), "--plugins", FORMATS), Stream.of(more))
                .toArray(String[]::new);
        TestProgram.Ran ran = program.run(args);
        assertThat(ran.status()).as(ran.err()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "out.csv, none",
        "out.csv.gz, gzip",
        "out.csv.xz, xz",
        "out.CSV.zst, zstd",
        "out.csv.bz2, bzip2",
        "out.csv.LZ4, lz4"
    })
    void shouldCompressAsTheNameSays(String name, String compression) {
        convert(Path.of(trace), name);
        assertThat(program.run("inspect", path(name), "--plugins", FORMATS, "--json")
                        .out())
                .contains("\"compression\" : \"" + compression + "\"", "\"records\" : 40,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"out", "out.txt", "csv", ".gz", "tandem.gz", "out.gz", "out.csv.zip"})
    void shouldRefuseNamesThatDoNotSayWhatToWrite(String name) {
        TestProgram.Ran ran = program.run("convert", trace, path(name), "--plugins", FORMATS);
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err())
                .contains(
                        name + ": the name says what to convert to. It must end in .csv or .tandem, or in that and one"
                                + " of .bz2 .gz .lz4 .xz .zst, which compresses it");
    }

    @Test
    void shouldReplaceAFileOnlyWhenTold() throws IOException {
        Path there = Files.writeString(program.path("out.csv"), "mine");
        TestProgram.Ran ran = program.run("convert", trace, there.toString());
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err())
                .contains(there + ": there is such a file already: name another, or replace it with --force");
        assertThat(there).hasContent("mine");
        assertThat(program.run("convert", trace, there.toString(), "--force").status())
                .isZero();
        assertThat(Files.readString(there)).startsWith("time_ns,");
    }

    @Test
    void shouldRefuseAPlaceThatNoFileCanHave() throws IOException {
        Path folder = Files.createDirectory(program.path("folder.csv"));
        assertThat(program.run("convert", trace, folder.toString(), "--force").err())
                .contains(folder + ": this is no file, and cannot become one");
        assertThat(program.run("convert", trace, path("nowhere/out.csv")).err())
                .contains("out.csv: there is no folder for it");
    }

    @Test
    void shouldLeaveNothingOfATraceThatIsBroken() throws IOException {
        Path broken = Files.writeString(program.path("broken"), "10 R 1\nnonsense\n", StandardCharsets.US_ASCII);
        Path there = Files.writeString(program.path("out.csv"), "mine");
        TestProgram.Ran ran = program.run("convert", broken.toString(), there.toString(), "--force");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains(broken + ": line 2: not a plain access");
        assertThat(there).hasContent("mine");
        try (Stream<Path> files = Files.list(there.getParent())) {
            assertThat(files).noneMatch(file -> file.toString().contains("part-"));
        }
    }

    @Test
    void shouldRefuseATraceWithoutAccesses() throws IOException {
        Path remarks = Files.writeString(program.path("remarks"), "==1== nothing\n");
        TestProgram.Ran ran = program.run(
                "convert", remarks.toString(), path("out.tandem"), "--plugins", FORMATS, "--format", "lackey");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains(remarks + ": the trace holds no access");
        assertThat(program.path("out.tandem")).doesNotExist();
    }

    @Test
    void shouldRefuseAClockWhereTheTraceStaysWithoutTime() {
        TestProgram.Ran ran =
                program.run("convert", trace, path("out.tandem"), "--plugins", FORMATS, "--access-interval", "5ns");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("--access-interval: tandem-binary keeps a trace without time as it is");
        assertThat(program.run("convert", trace, path("out.csv"), "--access-interval", "soon")
                        .err())
                .contains("tandem: --access-interval: ");
    }

    @Test
    void shouldKeepThatAddressesAreGuestPhysicalOrSayThatItCannot() {
        String option = "csv.physical=true";
        convert(Path.of(trace), "virtual.csv");
        convert(program.path("virtual.csv"), "physical.tandem", "--option", option);
        TestProgram.Ran ran =
                program.run("convert", path("physical.tandem"), path("physical.csv"), "--plugins", FORMATS);
        assertThat(ran.err()).contains("physical.csv: the addresses are guest-physical, which csv does not say");
    }

    private String path(String name) {
        return program.path(name).toString();
    }
}
