package tandem.formats.drmemtrace;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tandem.api.AccessSink;
import tandem.api.TraceException;

/** The accesses of one file, a thread's or a core's, in order of time. The file is open from its first access on. */
final class ThreadTrace {
    private static final String FILTERED =
            "the trace was filtered while it was recorded (-L0_filter): what hits a small cache is not in it. Its first"
                    + " touches are right, but accesses, dirty rates and working sets are too low";

    private final ThreadFile file;
    private final int order;
    private final Shared shared;
    private int vcpu;
    private Stretch stretch;
    private @Nullable Stretches stretches;
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
            stretch.pass(sink, shared.batch(), vcpu, beforeNanos);
        }
        nextNanos = stretch.time();
        return stretch.hasNext();
    }

    /** Whether there is an access left; it is then in the stretch. */
    private boolean readOn() throws IOException {
        while (more && !stretch.hasNext()) {
            stretch = stretches().next();
            takeNote();
            more = !stretch.isLast();
            if (!more) {
                file.part().close();
            }
        }
        return stretch.hasNext();
    }

    private Stretches stretches() throws IOException {
        Stretches open = stretches;
        if (open == null) {
            open = new Stretches(new EntryReader(file, stretch.endNanos(), shared), shared, stretch);
            stretches = open;
        }
        return open;
    }

    /** What a stretch tells besides its accesses. */
    private void takeNote() {
        stretch.met().forEach(shared.vcpus()::ofThread);
        if (!file.head().isCoreSharded()) {
            vcpu = shared.vcpus().ofThread(stretch.thread());
        }
        if (stretch.isFiltered()) {
            file.part().warn(FILTERED);
        }
    }

    /** Waits until no other thread reads. */
    void stop() {
        if (stretches != null) {
            stretches.stop();
        }
    }

    /** Tells where the stretch ends that is passed on, or that cannot be read. */
    void tellPlace() {
        if (stretches != null) {
            file.part().atByte(stretches.offset());
        }
    }

    /** Whether its next access comes before that of {@code other}. */
    boolean isBefore(ThreadTrace other) {
        return nextNanos < other.nextNanos || (nextNanos == other.nextNanos && order < other.order);
    }
}
