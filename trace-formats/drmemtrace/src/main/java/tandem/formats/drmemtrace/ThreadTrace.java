package tandem.formats.drmemtrace;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tandem.api.AccessSink;
import tandem.api.TraceException;

/** The accesses of one file, a thread's or a core's, in order of time. The file is open from its first access on. */
final class ThreadTrace implements Comparable<ThreadTrace>, AutoCloseable {
    private final ThreadFile file;
    private final int order;
    private final Shared shared;
    private int vcpu;
    private int nextVcpu;
    private Stretch stretch;
    private @Nullable Stretches stretches;

    ThreadTrace(ThreadFile file, int order, Shared shared) throws TraceException {
        this.file = file;
        this.order = order;
        this.shared = shared;
        FileHead head = file.head();
        nextVcpu =
                head.isCoreSharded() ? shared.vcpus().ofCore() : shared.vcpus().ofThread(head.thread());
        stretch = Stretch.before(head.isTimed() ? shared.clock().nanos(head.firstTimestamp()) : 0);
    }

    /** Passes on the accesses that come before those of {@code other}; whether more are left. */
    boolean passBefore(@Nullable ThreadTrace other, AccessSink sink) throws IOException {
        long beforeNanos = Long.MAX_VALUE;
        if (other != null) {
            beforeNanos = other.stretch.time() + (order < other.order ? 1 : 0);
        }
        while (readOn() && stretch.time() < beforeNanos) {
            pass(beforeNanos, sink);
        }
        return stretch.hasNext();
    }

    /** Whether there is an access left; it is then in the stretch. */
    private boolean readOn() throws IOException {
        while (!stretch.hasNext()) {
            Stretch next = stretches().next();
            if (next == null) {
                return false;
            }
            take(next);
        }
        return true;
    }

    private Stretches stretches() {
        Stretches open = stretches;
        if (open == null) {
            open = new Stretches(file, stretch.endNanos(), shared);
            stretches = open;
        }
        return open;
    }

    /** Threads have numbers in the order in which they are met here, not in which they are decoded. */
    private void take(Stretch next) {
        stretch = next;
        vcpu = nextVcpu;
        nextVcpu = file.head().isCoreSharded() ? vcpu : shared.vcpus().ofThread(next.nextThread());
    }

    private void pass(long beforeNanos, AccessSink sink) throws IOException {
        try {
            stretch.pass(sink, shared.batch(), vcpu, beforeNanos);
        } catch (TraceException e) {
            file.part().atByte(stretch.offset());
            throw e;
        }
    }

    @Override
    public int compareTo(ThreadTrace other) {
        int byTime = Long.compare(stretch.time(), other.stretch.time());
        return byTime == 0 ? Integer.compare(order, other.order) : byTime;
    }

    /** Waits until no other thread decodes the file. */
    @Override
    public void close() {
        if (stretches != null) {
            stretches.close();
        }
    }
}
