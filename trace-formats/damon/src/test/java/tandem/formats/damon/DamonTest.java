package tandem.formats.damon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.engine.trace.TraceFile;
import tandem.tck.ReadTrace;

class DamonTest {
    private static final String LINE =
            "kdamond.0 77 [000] %s: damon:damon_aggregated: target_id=%s nr_regions=1 %s: %s\n";

    private final Damon damon = new Damon();

    @Test
    void shouldReadEveryRegionInUseAtTheTimeOfItsSnapshot() throws IOException {
        assertThat(accesses(ofThree("1970.493295", "4096-12288", "7 0")
                        + ofThree("1970.493299", "12288-16384", "0 5")
                        + ofThree("1970.493301", "16384-20480", "1")
                        + LINE.formatted("1975.000001", "0", "4096-8192", "10 1")))
                .containsExactly(
                        "1970493295000 READ 1000 8192", "1970493295000 READ 4000 4096", "1975000001000 READ 1000 4096");
    }

    @Test
    void shouldTellSnapshotsOfOneRegionApart() throws IOException {
        assertThat(accesses(LINE.formatted("1.000000", "0", "4096-8192", "1 0")
                        + LINE.formatted("1.100000", "0", "4096-8192", "1 0")
                        + LINE.formatted("1.200000", "0", "8192-12288", "1 0")))
                .containsExactly("1000000000 READ 1000 4096", "1100000000 READ 1000 4096", "1200000000 READ 2000 4096");
    }

    @Test
    void shouldReadALineThatIsRepeatedOnce() throws IOException {
        String first = ofThree("1.000001", "4096-8192", "1 0");
        String last = ofThree("1.000003", "12288-16384", "1 0");
        String repeated = first + ofThree("1.000002", "8192-12288", "1 0").repeat(2) + last.repeat(2);

        ReadTrace trace = ReadTrace.of(damon, repeated + first + ofThree("1.000002", "8192-12288", "1 0") + last);

        assertThat(trace.records()).isEqualTo(6);
        assertThat(trace.warnings()).hasSize(1);
    }

    @Test
    void shouldMissRegionsOfTheLastSnapshot() {
        String cut = ofThree("2.000001", "4096-8192", "1 0") + ofThree("2.000002", "8192-12288", "1 0");

        assertThatThrownBy(() -> accesses(LINE.formatted("1.000001", "0", "4096-8192", "1 0") + cut))
                .hasMessageContaining("trace: line 3: the last snapshot is that of line 2, with 2 of its 3 regions: the"
                        + " trace was cut off; leave out these lines to read the others");
    }

    /** Which perf loses where its buffer is full. */
    @Test
    void shouldWarnOfRegionsMissingInEarlierSnapshots() throws IOException {
        String cut = ofThree("1.000001", "4096-8192", "1 0") + ofThree("1.000002", "8192-12288", "1 0");
        String whole = LINE.formatted("3.000001", "0", "4096-8192", "1 0");

        ReadTrace trace = ReadTrace.of(damon, whole.replace("3.0", "0.0") + cut + cut.replace(" 1.0", " 2.0") + whole);

        assertThat(trace.records()).isEqualTo(6);
        assertThat(trace.warnings())
                .hasSize(2)
                .anyMatch(warning -> warning.startsWith("regions are missing in 2 of 4 snapshots, first in that of line"
                        + " 2, with 2 of its 3 regions: perf lost events"));
    }

    @Test
    void shouldNotTakeTheNextSnapshotForARepeatedLine() throws IOException {
        String first = ofThree("1.000001", "4096-8192", "1 0");
        String last = ofThree("2.000002", "8192-12288", "1 0") + ofThree("2.000003", "12288-16384", "1 0");

        assertThat(accesses(first + first.replace(" 1.0", " 2.0") + last))
                .hasSize(4)
                .contains("2000001000 READ 1000 4096");
    }

    @Test
    void shouldRefuseMoreRegionsThanASnapshotHas() {
        assertThatThrownBy(() -> accesses(LINE.formatted("1.000001", "0", "4096-8192", "1 0")
                        + LINE.formatted("1.000001", "0", "8192-12288", "1 0")))
                .hasMessageContaining("trace: line 2: there are more regions than the snapshot's nr_regions says");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "       kdamond.0    77 [000]  1.000001: damon:damon_aggregated: target_id=0 nr_regions=1 4096-8192: 7"
                        + " 0",
                "kdamond.x xxxx xxxx 1.000001: damon:damon_aggregated: target_id=0 nr_regions=1 4096-8192: 7 0",
                "       kdamond.0-77    [000]  1.000001: damon_aggregated:     target_id=0 nr_regions=1 4096-8192: 7",
            })
    void shouldReadEveryHeadOfALine(String line) throws IOException {
        assertThat(accesses(line)).containsExactly("1000001000 READ 1000 4096");
        assertThat(ReadTrace.recognises(damon, line)).isTrue();
    }

    @Test
    void shouldCutARegionThatIsTooLargeForOneAccess() throws IOException {
        assertThat(accesses(LINE.formatted("1.000001", "0", "0-6442450945", "1 0")))
                .hasSize(7)
                .contains("1000001000 READ 40000000 1073741824", "1000001000 READ 180000000 1");
    }

    @Test
    void shouldRefuseARegionLargerThanAnyMachine() {
        assertThatThrownBy(() -> accesses(LINE.formatted("1.000001", "0", "0-18446744073709551615", "1 0")))
                .hasMessageContaining("line 1: a region in use of 18446744073709551615 bytes, from 0, is more than any")
                .hasMessageContaining("the trace is damaged");
    }

    @Test
    void shouldWantOneTargetOfSeveral() throws IOException {
        String two = LINE.formatted("1.000001", "0", "4096-8192", "1 0")
                + LINE.formatted("1.000002", "1", "4096-8192", "1 0");

        assertThatThrownBy(() -> accesses(two))
                .hasMessageContaining("trace: line 2: several targets were watched")
                .hasMessageContaining("--option damon.target=0 or --option damon.target=1");
        damon.target = "1";
        assertThat(accesses(two)).containsExactly("1000002000 READ 1000 4096");
    }

    @Test
    void shouldReadTheJsonOfDamo() throws IOException {
        String json =
                "[{\"target_id\": 7, \"x\": {\"a\": [1, \"}\", null]}, \"snapshots\": [{\"end_time\": \"9 m 1.902 s\","
                        + " \"regions\": [{\"start\": \"1,024\", \"end\": 2048, \"nr_accesses\": {\"samples\": -1}},"
                        + " {\"start\": \"4,096\", \"end\": \"8,192\", \"nr_accesses\": {\"percent\": null, \"samples\":"
                        + " 3}}]}]}]\n";

        assertThat(accesses(json)).containsExactly("541902000000 READ 1000 4096");
        assertThatThrownBy(() -> accesses(json.replace("]\n", "]]\n")))
                .hasMessageContaining("line 1: ']' is not expected");
        assertThatThrownBy(() -> accesses(json.replace("\"end\": 2048,", "")))
                .hasMessageContaining("a region lacks its start, its end or the samples");
        assertThatThrownBy(() -> accesses(json.replace("9 m", "9 days")))
                .hasMessageContaining("\"9 days 1.902 s\" is no time");
        assertThatThrownBy(() -> accesses(json.replace("8,192", "8.192")))
                .hasMessageContaining("is no number of 64 bits");
        assertThatThrownBy(() -> accesses(json.replace("8,192", "64")))
                .hasMessageContaining("a region from 4096 to 64");
    }

    @Test
    void shouldTellTheLineOfDamageInJson() {
        assertThatThrownBy(() -> accesses("[\n{\n\"target_id\": 0,\n\"snapshots\": [\n{\n"))
                .hasMessageContaining("trace: line 6: the JSON ends too early: the file was cut off");
    }

    @ParameterizedTest
    @CsvSource({
        "0 ns, 0",
        "104.599 ms, 104599000",
        "1.052 s, 1052000000",
        "8 m 59.809 s, 539809000000",
        "23 h 20.852 s, 82820852000000",
        "1 us, 1000",
        "'94,827,419', 94827419",
    })
    void shouldReadTimesAsDamoWritesThem(String text, long nanos) throws IOException {
        assertThat(Times.nanos(text)).isEqualTo(nanos);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "1 day", "1 s x", "x 1 s", "1.2.3 s", "999999999 h", "-1 s"})
    void shouldRefuseWhatIsNoTime(String text) {
        assertThatThrownBy(() -> Times.nanos(text)).hasMessageContaining("is no time");
    }

    @Test
    void shouldMissRegionsOfAReport() {
        String report = "monitoring_end: 1 s\ntarget_id: 0\nnr_regions: 2\n1000-2000 ( 4.000 KiB) 7 -1\n";

        assertThatThrownBy(() -> accesses("monitoring_start: 0 ns\n" + report))
                .hasMessageContaining("1 regions of the snapshot are missing: the file was cut off");
        assertThatThrownBy(() -> accesses("monitoring_start: 0 ns\n" + report + report))
                .hasMessageContaining("line 6: 1 regions of the snapshot are missing");
        assertThatThrownBy(() -> accesses("monitoring_start: 0 ns\n" + report.replace(": 2", ": 0")))
                .hasMessageContaining("line 5: there are more regions");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hello world", "sort 7 [001] 1.000001: sched:sched_switch: prev_comm=sort", "kdamond.0 77 [0"})
    void shouldRefuseWhatIsNoRegion(String line) {
        assertThatThrownBy(() -> accesses(LINE.formatted("1.000001", "0", "4096-8192", "1 0") + line))
                .hasMessageContaining("trace: line 2: this is no line of damon_aggregated, or one that was cut off");
    }

    @Test
    void shouldSayThatItIsApproximate() throws IOException {
        assertThat(ReadTrace.of(damon, LINE.formatted("1.000001", "0", "4096-8192", "1 0"))
                        .warnings())
                .singleElement()
                .asString()
                .startsWith("DAMON samples regions, so this is approximate");
    }

    @Test
    void shouldRefuseWhatIsNoneOfItsForms() {
        assertThatThrownBy(() -> accesses("hello world\n")).hasMessageContaining("none of the three forms");
    }

    @Test
    void shouldReadTheRegionsInUseOfARealRecording() throws IOException {
        Path path = Path.of("../../../shared/traces/damon/damon.paddr.perf.script");
        assumeThat(Files.exists(path))
                .as("there is no ../shared beside the project")
                .isTrue();
        assertThat(TraceFile.open(path).detect(List.of(damon))).isSameAs(damon);

        ReadTrace trace = ReadTrace.of(damon, path);

        assertThat(trace.records()).isEqualTo(4638);
        assertThat(trace.firstNanos()).isEqualTo(1_970_493_295_000L);
        assertThat(trace.lastNanos()).isEqualTo(1_991_161_978_000L);
        assertThat(trace.warnings()).hasSize(1);
    }

    private static String ofThree(String time, String region, String samples) {
        return LINE.formatted(time, "0", region, samples).replace("nr_regions=1", "nr_regions=3");
    }

    private List<String> accesses(String content) throws IOException {
        return ReadTrace.of(damon, content).accesses();
    }
}
