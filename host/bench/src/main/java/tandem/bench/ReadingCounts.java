package tandem.bench;

import tandem.api.AccessKind;
import tandem.api.AccessSink;

/** Counts accesses, and uses what they are, so that nothing of the reading can be left out. */
final class ReadingCounts implements AccessSink {
    private long accesses;
    private long mixed;

    @Override
    public void access(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind) {
        accesses++;
        mixed += timeNanos ^ vcpu ^ address ^ sizeBytes ^ kind.ordinal();
    }

    @Override
    public void access(int vcpu, long address, long sizeBytes, AccessKind kind) {
        accesses++;
        mixed += vcpu ^ address ^ sizeBytes ^ kind.ordinal();
    }

    long accesses() {
        return accesses;
    }

    /** A number in which all accesses are. */
    long mixed() {
        return mixed;
    }
}
