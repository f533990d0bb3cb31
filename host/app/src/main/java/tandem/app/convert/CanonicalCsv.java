package tandem.app.convert;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import tandem.api.AccessKind;
import tandem.api.TraceException;
import tandem.api.TraceWriter;

/**
 * Writes the CSV that everyone can read, such as
 *
 * <pre>{@code
 * time_ns,vcpu,op,address,size
 * 2965,0,R,0x7f0000476fc7,1
 * }</pre>
 *
 * <p>R reads, W writes, X fetches an instruction. What reads and writes is two rows.
 */
final class CanonicalCsv implements TraceWriter {
    private static final CSVFormat SYNTAX = CSVFormat.RFC4180
            .builder()
            .setRecordSeparator('\n')
            .setHeader("time_ns", "vcpu", "op", "address", "size")
            .get();

    private final CSVPrinter rows;

    CanonicalCsv(OutputStream out) throws IOException {
        rows = new CSVPrinter(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), SYNTAX);
    }

    @Override
    public void access(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind) throws TraceException {
        if (timeNanos < 0) {
            throw new TraceException("CSV has no time before 0, such as this " + timeNanos
                    + " ns: convert the trace to NAME.tandem instead");
        }
        try {
            switch (kind) {
                case READ -> row(timeNanos, vcpu, "R", address, sizeBytes);
                case WRITE -> row(timeNanos, vcpu, "W", address, sizeBytes);
                case FETCH -> row(timeNanos, vcpu, "X", address, sizeBytes);
                case MODIFY -> {
                    row(timeNanos, vcpu, "R", address, sizeBytes);
                    row(timeNanos, vcpu, "W", address, sizeBytes);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void row(long timeNanos, int vcpu, String op, long address, long sizeBytes) throws IOException {
        rows.print(timeNanos);
        rows.print(vcpu);
        rows.print(op);
        rows.print("0x" + Long.toHexString(address));
        rows.print(sizeBytes);
        rows.println();
    }

    @Override
    public void access(int vcpu, long address, long sizeBytes, AccessKind kind) {
        throw new IllegalStateException("rows have times");
    }

    @Override
    public void finish(boolean guestPhysical, List<String> warnings) throws IOException {
        rows.flush();
    }
}
