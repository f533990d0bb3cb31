package tandem.formats.drmemtrace;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tandem.api.AccessSink;
import tandem.api.TraceException;

/** The accesses of one file, a thread's or a core's, in order of time. The file is open from its first access on. */
final class ThreadTrace {
    private final ThreadFile file;
    private final int order;
    private final int vcpu;
    private final Shared shared;
    private final Stretch stretch;
    private @Nullable EntryReader entries;
    private boolean more = true;
    private long nextNanos;

    ThreadTrace(ThreadFile file, int order, Shared shared) throws TraceException {
        this.file = file;
        this.order = order;
        this.shared = shared;
        FileHead head = file.head();
        vcpu = head.isCoreSharded() ? shared.vcpus().ofCore() : shared.vcpus().ofThread(head.thread());
        stretch = new Stretch(head.isTimed() ? shared.clock().nanos(head.firstTimestamp()) : 0, shared.mostHeld());
        nextNanos = stretch.time();
    }

    /** Passes on the accesses that come before those of {@code other}; whether more are left. */
    boolean passBefore(@Nullable ThreadTrace other, AccessSink sink) throws IOException {
        long beforeNanos = Long.MAX_VALUE;
        if (other != null) {
            beforeNanos = other.nextNanos + (order < other.order ? 1 : 0);
        }
        while (readOn() && stretch.time() < beforeNanos) {
            pass(beforeNanos, sink);
        }
        nextNanos = stretch.time();
        return stretch.hasNext();
    }

    /** Whether there is an access left; it is then in the stretch. */
    private boolean readOn() throws IOException {
        while (more && !stretch.hasNext()) {
            more = entries().read(stretch);
            if (!more) {
                file.part().close();
            }
        }
        return stretch.hasNext();
    }

    private EntryReader entries() throws IOException {
        EntryReader open = entries;
        if (open == null) {
            open = new EntryReader(file, vcpu, shared);
            entries = open;
        }
        return open;
    }

    private void pass(long beforeNanos, AccessSink sink) throws IOException {
        try {
            stretch.pass(sink, shared.batch(), beforeNanos);
        } catch (TraceException e) {
            entries().tellPlace();
            throw e;
        }
    }

    /** Whether its next access comes before that of {@code other}. */
    boolean isBefore(ThreadTrace other) {
        return nextNanos < other.nextNanos || (nextNanos == other.nextNanos && order < other.order);
    }
}
