package tandem.formats.lackey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.engine.trace.TraceFile;

/** Real recordings against what an independent reader counted in them. */
class RealLackeyTest {
    private static final Path TRACES = Path.of("../../../shared/traces");

    @ParameterizedTest
    @CsvSource({
        "true.noaslr1.lackey.gz, true.noaslr1.lackey.gz",
        "true.noaslr3.lackey.gz, true.noaslr3.lackey.gz",
        "true.noaslr4.lackey.gz, true.noaslr4.lackey.gz",
        "ls.noaslr1.lackey.gz, ls.noaslr1.lackey.gz",
        "ls.noaslr3.lackey.gz, ls.noaslr3.lackey.gz",
        "ls.noaslr3.lackey.zst, ls.noaslr3.lackey.zst",
        "ls.noaslr3.lackey.bz2, ls.noaslr3.lackey.bz2",
        "ls.noaslr3.lackey.lz4, ls.noaslr3.lackey.gz",
        "gzip.noaslr3.lackey.xz, gzip.noaslr3.lackey.xz",
    })
    void shouldCountWhatIsThere(String file, String truth) throws IOException {
        assumeThat(Files.isDirectory(TRACES))
                .as("there is no ../shared beside the project")
                .isTrue();
        String counted = Files.readString(TRACES.resolve("truth/lackey." + truth + ".json"));
        TraceFile trace = TraceFile.open(TRACES.resolve("lackey").resolve(file));
        Counts counts = new Counts();

        trace.read(trace.detect(List.of(new Lackey())), counts);

        assertThat(counts.records).isEqualTo(number(counted, "records"));
        assertThat(counts.reads).isEqualTo(number(counted, "reads"));
        assertThat(counts.writes).isEqualTo(number(counted, "writes"));
        assertThat(counts.fetches).isEqualTo(number(counted, "ifetches"));
        assertThat(counts.lowest).isEqualTo(number(counted, "min_addr"));
        assertThat(counts.highest).isEqualTo(number(counted, "max_addr"));
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

        @Override
        public void access(int vcpu, long address, long sizeBytes, AccessKind kind) {
            records++;
            reads += kind == AccessKind.READ || kind == AccessKind.MODIFY ? 1 : 0;
            writes += kind == AccessKind.WRITE || kind == AccessKind.MODIFY ? 1 : 0;
            fetches += kind == AccessKind.FETCH ? 1 : 0;
            lowest = Math.min(lowest, address);
            highest = Math.max(highest, address);
        }

        @Override
        public void access(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind) {
            throw new UnsupportedOperationException("lackey has no time");
        }
    }
}
