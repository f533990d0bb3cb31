package tandem.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.engine.trace.TraceFile;

/** Real recordings against what an independent reader counted in them. */
class RealCsvTest {
    private static final Path SHARED = Path.of("../../../shared");

    private final Csv csv = new Csv();
    private final Counts counts = new Counts();

    @BeforeEach
    void lookForTraces() {
        assumeThat(Files.isDirectory(SHARED))
                .as("there is no ../shared beside the project")
                .isTrue();
    }

    @Test
    void shouldCountTheAccessesOfAVirtualMachine() throws IOException {
        String counted = Files.readString(SHARED.resolve("traces/truth/vmcsv.vm-sort-phys.csv.gz.json"));
        csv.time = "1";
        csv.vcpu = "2";
        csv.op = "3";
        csv.address = "4";
        csv.size = "6";

        TraceFile.open(SHARED.resolve("traces/vm-csv/vm-sort-phys.csv.gz")).read(csv, counts);

        assertThat(counts.records).isEqualTo(number(counted, "records"));
        assertThat(counts.reads).isEqualTo(number(counted, "reads"));
        assertThat(counts.writes).isEqualTo(number(counted, "writes"));
        assertThat(counts.fetches).isEqualTo(number(counted, "ifetches"));
        assertThat(counts.lowest).isEqualTo(number(counted, "min_addr"));
        assertThat(counts.highest).isEqualTo(number(counted, "max_addr"));
        assertThat(counts.first).isEqualTo(number(counted, "time_first"));
        assertThat(counts.last).isEqualTo(number(counted, "time_last"));
    }

    @Test
    void shouldReadThePagesThatAGuestTouches() throws IOException {
        csv.time = "t_us";
        csv.timeUnit = TimeUnit.US;
        csv.address = "page";
        csv.addressUnit = AddressUnit.PAGE;
        csv.op = "kind";

        TraceFile.open(SHARED.resolve("traces/vm/idle.trace.csv.gz")).read(csv, counts);

        assertThat(counts.records)
                .isEqualTo(counts.reads + counts.writes + counts.fetches)
                .isPositive();
        assertThat(counts.highest).isLessThan(65_682L << 12);
        assertThat(counts.last).isBetween(13_000_000_000L, 15_000_000_000L);
    }

    @Test
    void shouldReadThePagesThatAGuestWrites() throws IOException {
        csv.time = "t_us";
        csv.timeUnit = TimeUnit.US;
        csv.address = "page";
        csv.addressUnit = AddressUnit.PAGE;
        csv.op = "none";
        csv.defaultOp = AccessKind.WRITE;

        TraceFile.open(SHARED.resolve("traces/vm/idle.writes.csv.gz")).read(csv, counts);

        assertThat(counts.records).isEqualTo(counts.writes).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"grid-4cpu", "streams-2cpu", "uniform-4cpu", "zipf"})
    void shouldRecogniseAndReadTheKnownTraces(String name) throws IOException {
        TraceFile trace = TraceFile.open(SHARED.resolve("known/" + name + ".csv.gz"));

        trace.read(trace.detect(List.of(csv)), counts);

        assertThat(counts.records).isPositive();
    }

    private static long number(String json, String key) {
        Matcher matcher = Pattern.compile("\"" + key + "\": \"?(\\w+)").matcher(json);
        assertThat(matcher.find()).as(key).isTrue();
        return Long.decode(matcher.group(1));
    }

    private static final class Counts implements AccessSink {
        long records;
        long reads;
        long writes;
        long fetches;
        long lowest = Long.MAX_VALUE;
        long highest;
        long first;
        long last;

        @Override
        public void access(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind) {
            first = records == 0 ? timeNanos : first;
            last = timeNanos;
            records++;
            reads += kind == AccessKind.READ ? 1 : 0;
            writes += kind == AccessKind.WRITE ? 1 : 0;
            fetches += kind == AccessKind.FETCH ? 1 : 0;
            lowest = Math.min(lowest, address);
            highest = Math.max(highest, address);
        }

        @Override
        public void access(int vcpu, long address, long sizeBytes, AccessKind kind) {
            throw new UnsupportedOperationException("these traces have time");
        }
    }
}
