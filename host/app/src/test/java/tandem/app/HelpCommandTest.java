package tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelpCommandTest {
    private TestProgram program = new TestProgram(Path.of(""));

    @BeforeEach
    void install(@TempDir Path folder) {
        program = new TestProgram(folder).withFormat();
        JarBuilder.plugin("tuned")
                .strategy(
                        "tuned",
                        "@Option(name = \"limit\", unit = Unit.TIME, min = 1, defaultValue = \"300ms\", help = \"ends rounds\")"
                                + " long limit; @Option(name = \"pace\", defaultValue = \"fast\", help = \"its pace\") Pace pace;"
                                + " enum Pace { SLOW, FAST }",
                        "")
                .in(program.plugins());
    }

    @Test
    void shouldExplainAStrategyWithItsOptions() {
        TestProgram.Ran ran = program.run("help", "tuned");
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).isEqualToNormalizingNewlines("""
                tuned (strategy)

                Does what a test needs.

                And more.

                Options, each given as --option tuned.NAME=VALUE:
                  limit: ends rounds (a time such as 50us, 5ms or 2s; at least 1ns; default 300ms)
                  pace: its pace (slow or fast; default fast)

                Example: tandem replay TRACE --strategy tuned --option tuned.limit=300ms
                """);
    }

    @Test
    void shouldExplainATraceFormat() {
        assertThat(program.run("help", "plain").out())
                .startsWith("plain (trace format)")
                .contains("Example: tandem replay TRACE --format plain --option plain.shift=0ns");
    }

    @Test
    void shouldExplainEachParameterOfTheRig() {
        String help = program.run("help", "replay").out();
        assertThat(help.replaceAll("\\s+", " "))
                .contains("TIME as 50us, 5ms or 2s; SIZE as 4096, 4KiB or 13MB; RATE as 10gbit")
                .contains("--bandwidth=RATE goodput of the link (default 117.5MB/s)")
                .contains("--source-speed=PERCENT speed of the source, per cent (default 100%)")
                .contains(
                        "--vcpus=VALUE whether a stall stops one vCPU or the whole guest (independent or gang; default"
                                + " independent)");
        assertThat(program.run("replay", "--help").out()).contains("--run-ahead=TIME", "--quantum=TIME");
    }

    @Test
    void shouldListAllThereIs() {
        assertThat(program.run("help").out())
                .contains("Strategies:", "tuned", "Does what a test needs.", "Trace formats:", "Exit status");
    }

    @Test
    void shouldSayWhatThereIsInstead() {
        TestProgram.Ran ran = program.run("help", "tund");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err())
                .startsWith(
                        "tandem: there is no strategy, trace format or command \"tund\"; did you mean \"tuned\"? There are:");
    }

    @Test
    void shouldSayWhatIsWrongWithACommandLine() {
        assertThat(program.run().err())
                .isEqualTo("tandem: Missing required subcommand. See: tandem --help" + System.lineSeparator());
        TestProgram.Ran unknown = program.run("replya");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err()).startsWith("tandem: there is no command or argument replya; did you mean replay");
    }

    @Test
    void shouldShowAStackTraceOnlyWhenAsked() {
        assertThat(program.run("help", "tund").err()).doesNotContain("\tat ");
        assertThat(program.run("--debug", "help", "tund").err()).contains("\tat ");
        assertThat(program.run("help", "tund", "--debug").err()).contains("\tat ");
    }

    @Test
    void shouldSayItsVersion() {
        assertThat(program.run("--version").out()).startsWith("Tandem ").contains("(plugin API 1.0.0)");
    }
}
