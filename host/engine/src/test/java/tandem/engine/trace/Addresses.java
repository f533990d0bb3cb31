package tandem.engine.trace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.TraceException;

/** Keeps the addresses of a trace, for tests. */
class Addresses implements AccessSink {
    final List<Long> seen = new ArrayList<>();

    /** A trace of {@link TextFormat}, the same at each call. */
    static byte[] trace(int records) {
        StringBuilder text = new StringBuilder();
        new Random(17)
                .longs(records)
                .forEach(address ->
                        text.append("read ").append(Long.toHexString(address)).append(".\n"));
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    static List<Long> of(TraceFile file) throws IOException {
        Addresses addresses = new Addresses();
        file.read(new TextFormat(), addresses);
        return addresses.seen;
    }

    @Override
    public void access(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind) throws TraceException {
        seen.add(address);
    }

    @Override
    public void access(int vcpu, long address, long sizeBytes, AccessKind kind) throws TraceException {
        seen.add(address);
    }
}
