package tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is refused, and that nothing is left of it. */
class ReplayRefusalTest extends ReplayRuns {
    @Test
    void shouldRefuseWhatCannotBe() throws IOException {
        assertProblem(
                "--strategy: there is no strategy \"postcopy\"; did you mean \"post-copy\"? There are: post-copy, stop",
                trace,
                "--strategy",
                "postcopy");
        for (String empty : List.of("", ",", "stop,", ",stop")) {
            assertProblem(
                    "--strategy: there is no strategy \"\". There are: post-copy, stop", trace, "--strategy", empty);
        }
        assertProblem("--option stop.x: there is no option \"x\". There are none.", trace, "--option", "stop.x=1");
        assertProblem(
                "--option nobody: there is no strategy or trace format \"nobody\".", trace, "--option", "nobody.x=1");
        assertProblem(
                "--option plain.shift: shift: \"5\" is no time: write it as 50us, 5ms or 2s",
                trace,
                "--option",
                "plain.shift=5");
        assertProblem("--option stop: write it as NAME.OPTION=VALUE", trace, "--option", "stop");
        assertProblem(
                "--latency: \"5 parsecs\" is no time: write it as 50us, 5ms or 2s", trace, "--latency", "5 parsecs");
        assertProblem("--bandwidth: \"0B/s\" is out of its limits: at least 1B/s", trace, "--bandwidth", "0B/s");
        assertProblem("--time-scale: \"fast\" is no number: write it as 2 or 0.5", trace, "--time-scale", "fast");
        assertProblem("--time-scale: \"0\" must be more than 0", trace, "--time-scale", "0");
        assertProblem("--link: there is no link \"2gbe\"; did you mean \"1gbe\"?", trace, "--link", "2gbe");
        assertProblem("--profile: there is no profile \"real\"; did you mean \"ideal\"?", trace, "--profile", "real");
        assertProblem("this rig and this trace do not go together: start ", trace, "--start", "2s");
        assertProblem("there is no option --bandwith=1gbit; did you mean --bandwidth", trace, "--bandwith=1gbit");
        assertProblem("Missing required parameter: 'TRACE'. See: tandem help replay");
        assertProblem("--pages " + out + ": there is no such file", trace, "--pages", out.toString());
        assertProblem("--format: there is no trace format \"none\". There are: plain", trace, "--format", "none");
    }

    @Test
    void shouldRefuseATraceThatCannotBeRead() throws IOException {
        Path bad = Files.writeString(program.path("bad.trace"), "10 R 1\n20 R 2\nrubbish\n");
        assertProblem(bad + ": line 3: not a plain access: \"rubbish\"", bad.toString());
        Path none = program.path("none.trace");
        assertProblem(none + ": there is no such file", none.toString());
        Path empty = Files.createFile(program.path("empty.trace"));
        assertProblem(empty + ": the file is empty", empty.toString());
        Path other = Files.writeString(program.path("other.trace"), "hello\n");
        assertProblem(other + ": no trace format recognises it; installed are: plain.", other.toString());
    }

    @Test
    void shouldRefuseAResultsFolderThatCannotBe() throws IOException {
        Files.createDirectories(out);
        assertThat(program.run("replay", trace, "--out", out.toString()).status())
                .isZero();
        assertProblem(
                "--out " + out + ": there is something already. Name a folder that is empty",
                trace,
                "--out",
                out.toString());
        assertProblem("the results folder " + trace + "/x cannot be written: ", trace, "--out", trace + "/x");
        assertProblem("--out is one folder", trace, trace, "--out", out.toString());
    }

    @Test
    void shouldSayWhatToDoWhereATapeHasNoRoom() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(trace, "rw")) {
            file.setLength(Disk.roomBytes(program.path("")) + (1L << 40));
        }
        Path tapes = program.results().resolve("tapes");
        assertProblem("the disk of " + tapes + " has ", trace);
        assertThat(program.run("replay", trace).err())
                .contains("Make room there, or name a temporary folder on another disk, such as with JAVA_TOOL_OPTIONS")
                .doesNotContain("--out");
    }

    private void assertProblem(String message, String... args) throws IOException {
        String[] all = new String[args.length + 1];
        all[0] = "replay";
        System.arraycopy(args, 0, all, 1, args.length);
        TestProgram.Ran ran = program.run(all);
        List<String> said =
                ran.err().lines().filter(line -> line.startsWith("tandem: ")).toList();
        assertThat(said).hasSize(1);
        assertThat(said.get(0)).startsWith("tandem: " + message);
        assertThat(ran.err()).doesNotContain("\tat ");
        assertThat(ran.out()).isEmpty();
        assertThat(ran.status()).isEqualTo(2);
        if (Files.exists(program.results())) {
            try (var left = Files.list(program.results())) {
                assertThat(left.map(folder -> folder.getFileName().toString())).allMatch(name -> name.equals("tapes"));
            }
        }
    }
}
