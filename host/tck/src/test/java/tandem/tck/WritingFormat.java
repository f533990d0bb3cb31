package tandem.tck;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.pf4j.Extension;
import tandem.api.AccessKind;
import tandem.api.TraceWriter;
import tandem.api.WritableTraceFormat;

/** A format without a fault that writes too. */
@Extension
public class WritingFormat extends PlainFormat implements WritableTraceFormat {
    @Override
    public String extension() {
        return "plain";
    }

    @Override
    public TraceWriter write(OutputStream out) {
        PrintStream lines = new PrintStream(out, false, StandardCharsets.US_ASCII);
        return new TraceWriter() {
            @Override
            public void access(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind) {
                access(vcpu, address, sizeBytes, kind);
            }

            @Override
            public void access(int vcpu, long address, long sizeBytes, AccessKind kind) {
                lines.print(letter(kind) + " " + Long.toHexString(address) + " " + sizeBytes + "\n");
            }

            @Override
            public void finish(boolean guestPhysical, List<String> warnings) {
                lines.flush();
            }
        };
    }

    /** What stands for this kind. */
    protected char letter(AccessKind kind) {
        return kind == AccessKind.FETCH ? 'X' : kind.name().charAt(0);
    }
}
