package tandem.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {
    private TestProgram program = new TestProgram(Path.of(""));

    @BeforeEach
    void install(@TempDir Path folder) {
        program = new TestProgram(folder).withFormat();
    }

    @Test
    void shouldPrintCountsForPrograms() throws IOException {
        Path trace = program.trace();
        TestProgram.Ran ran = program.run("inspect", trace.toString(), "--json");
        assertThat(ran.status()).isZero();
        JsonNode json = new ObjectMapper().readTree(ran.out());
        assertThat(json.get("format").asText()).isEqualTo("plain");
        assertThat(json.get("compression").asText()).isEqualTo("none");
        assertThat(json.get("records").asLong()).isEqualTo(40);
        assertThat(json.get("reads").asLong()).isEqualTo(20);
        assertThat(json.get("writes").asLong()).isEqualTo(20);
        assertThat(json.get("fetches").asLong()).isZero();
        assertThat(json.get("pages").asLong()).isEqualTo(20);
        assertThat(json.get("written_pages").asLong()).isEqualTo(20);
        assertThat(json.get("lowest_address").asText()).isEqualTo("0x0");
        assertThat(json.get("highest_address").asText()).isEqualTo("0x13000");
        assertThat(json.get("sha256").asText()).isEqualTo(Digests.sha256(trace));
        assertThat(json.get("first_pages"))
                .extracting(JsonNode::asText)
                .startsWith("0", "7", "e", "1", "8", "f", "2")
                .hasSize(20);
    }

    @Test
    void shouldShowTheWorkingSetOverTime() throws IOException {
        String text = "0 W 1\n1000000 W 2\n2000000 R 1\n2000500 R 3\n19000000 R 3\n";
        Path trace = Files.writeString(program.path("short.trace"), text);
        TestProgram.Ran ran = program.run("inspect", trace.toString());
        assertThat(ran.status()).isZero();
        assertThat(ran.out())
                .contains("(pages written) in each 1ms of guest time:")
                .containsPattern("from +touched +written\n +0ns +1 +1\n +1ms +1 +1\n +2ms +2 +0\n +3ms +0 +0\n")
                .containsPattern("19ms +1 +0\n")
                .containsPattern("address +accesses +share\n0x1000 +2 +40.0 %\n0x3000 +2 +40.0 %\n0x2000 +1 +20.0 %\n");
    }

    @Test
    void shouldShowTheLongestGaps() throws IOException {
        String text = "5000 W 1\n2005000 W 2\n2006000 R 1\n2006500 R 3\n10005000 R 3\n";
        Path trace = Files.writeString(program.path("idle.trace"), text);
        assertThat(program.run("inspect", trace.toString()).out())
                .contains("any vCPU: 2 of 1ms or longer, together 9.9985ms or 100.0 % of the guest time.\n")
                .contains("would make each less than 1us shorter):\n")
                .containsPattern(
                        " from +length +share\n2.0015ms +7.9985ms +80.0 %\n +0ns +2ms +20.0 %\n +2ms +1us +0.0 %\n\n");
        JsonNode gaps = new ObjectMapper()
                .readTree(program.run("inspect", trace.toString(), "--json").out())
                .get("gaps");
        assertThat(gaps.get("at_least_ns").asLong()).isEqualTo(1_000_000);
        assertThat(gaps.get("count").asLong()).isEqualTo(2);
        assertThat(gaps.get("total_ns").asLong()).isEqualTo(9_998_500);
        assertThat(gaps.get("longest"))
                .extracting(
                        gap -> gap.get("from_ns").asLong(),
                        gap -> gap.get("length_ns").asLong())
                .containsExactly(tuple(2_001_500L, 7_998_500L), tuple(0L, 2_000_000L), tuple(2_000_000L, 1_000L));
    }

    @Test
    void shouldSayThatThereIsNoGap() throws IOException {
        Path trace = Files.writeString(program.path("busy.trace"), "0 W 1\n900 R 1\n");
        assertThat(program.run("inspect", trace.toString()).out())
                .contains("any vCPU: none of 1ms or longer.\n\nWorking set");
    }

    @Test
    void shouldSayWhereATraceIsBroken() throws IOException {
        Path trace = Files.writeString(program.path("bad.trace"), "10 R 1\n5 R 2\n");
        TestProgram.Ran ran = program.run("inspect", trace.toString());
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("tandem: " + trace).contains("line 2: time goes backwards");
    }
}
