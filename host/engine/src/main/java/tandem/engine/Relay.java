package tandem.engine;

import java.io.UncheckedIOException;
import tandem.api.AccessBatch;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.TraceException;

/** Has another thread pass accesses on, in their order, while more are taken. */
final class Relay implements AccessSink {
    /** Batches of so many accesses are handed over as they are: for smaller ones, to wake a thread is dear. */
    private static final int LARGE = AccessBatch.CAPACITY / 2;

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
        if (batch.count() < LARGE) {
            AccessSink.super.accesses(batch);
            return;
        }
        if (filled > 0) {
            passAndTake();
        }
        filling.copy(batch);
        stage.pass(filling);
        take();
    }

    private void makeRoom(boolean withTime) throws TraceException {
        if (filled == AccessBatch.CAPACITY || timed != withTime) {
            passAndTake();
            timed = withTime;
        }
    }

    private void passAndTake() throws TraceException {
        pass();
        take();
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
