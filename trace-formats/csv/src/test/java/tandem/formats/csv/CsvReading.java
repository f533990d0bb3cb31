package tandem.formats.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.engine.trace.TraceFile;

/** The format with the options that a test gives it, and the accesses that it reads, each as a line. */
abstract class CsvReading {
    static final String HEADER = "time_ns,vcpu,op,address,size\n";

    final Csv csv = new Csv();

    @TempDir
    Path folder;

    final List<String> accessesOf(String text) throws IOException {
        return accesses(Files.writeString(folder.resolve("trace"), text));
    }

    final List<String> accesses(Path trace) throws IOException {
        List<String> seen = new ArrayList<>();
        TraceFile.open(trace).read(csv, new AccessSink() {
            @Override
            public void access(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind) {
                add(timeNanos + " ns", vcpu, address, sizeBytes, kind);
            }

            @Override
            public void access(int vcpu, long address, long sizeBytes, AccessKind kind) {
                add("no time", vcpu, address, sizeBytes, kind);
            }

            private void add(String time, int vcpu, long address, long sizeBytes, AccessKind kind) {
                seen.add(time + ", vCPU " + vcpu + ", " + kind + " " + Long.toHexString(address) + " " + sizeBytes);
            }
        });
        return seen;
    }
}
