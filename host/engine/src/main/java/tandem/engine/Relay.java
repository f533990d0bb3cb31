package tandem.engine;

import java.io.UncheckedIOException;
import tandem.api.AccessBatch;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.TraceException;

/** Has another thread pass accesses on, in their order, while more are taken. */
final class Relay implements AccessSink {
    private final Stage<AccessBatch> stage;
    private AccessBatch filling;
    private boolean timed;
    private int filled;

    Relay(AccessSink out) {
        stage = new Stage<>("recorder", AccessBatch::new, batch -> passOn(batch, out));
        filling = stage.take();
    }

    private static void passOn(AccessBatch batch, AccessSink out) {
        try {
            out.accesses(batch);
        } catch (TraceException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void access(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind) throws TraceException {
        makeRoom(true);
        filling.setTime(filled, timeNanos);
        filling.set(filled++, vcpu, address, sizeBytes, kind);
    }

    @Override
    public void access(int vcpu, long address, long sizeBytes, AccessKind kind) throws TraceException {
        makeRoom(false);
        filling.set(filled++, vcpu, address, sizeBytes, kind);
    }

    @Override
    public void accesses(AccessBatch batch) throws TraceException {
        int from = 0;
        while (from < batch.count()) {
            makeRoom(batch.isTimed());
            int some = Math.min(batch.count() - from, AccessBatch.CAPACITY - filled);
            filling.copy(filled, batch, from, some);
            filled += some;
            from += some;
        }
    }

    private void makeRoom(boolean withTime) throws TraceException {
        if (filled == AccessBatch.CAPACITY || timed != withTime) {
            pass();
            take();
            timed = withTime;
        }
    }

    private void pass() {
        filling.holds(filled, timed);
        filled = 0;
        stage.pass(filling);
    }

    private void take() throws TraceException {
        unwrapping(() -> filling = stage.take());
    }

    /** Waits until all have been passed on; throws what was thrown over there. */
    void finish() throws TraceException {
        pass();
        unwrapping(stage::finish);
    }

    private static void unwrapping(Runnable wait) throws TraceException {
        try {
            wait.run();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof TraceException refused) {
                throw refused;
            }
            throw e;
        }
    }
}
