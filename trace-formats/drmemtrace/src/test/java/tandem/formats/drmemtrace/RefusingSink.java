package tandem.formats.drmemtrace;

import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.TraceException;

/** Refuses an address, for tests. */
record RefusingSink(long bad) implements AccessSink {
    @Override
    public void access(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind) throws TraceException {
        access(vcpu, address, sizeBytes, kind);
    }

    @Override
    public void access(int vcpu, long address, long sizeBytes, AccessKind kind) throws TraceException {
        if (address == bad) {
            throw new TraceException("bad");
        }
    }
}
