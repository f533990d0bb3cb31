package tandem.app.convert;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.TraceException;
import tandem.api.TraceWriter;
import tandem.app.InputException;
import tandem.app.NewFile;
import tandem.app.run.OpenTrace;
import tandem.engine.CheckedSink;
import tandem.engine.GuestTimedSink;
import tandem.engine.Rig;

/** Writes a trace anew, as something else. */
public final class Conversion {
    private final OpenTrace trace;
    private final Target target;
    private final NewFile file;
    private @Nullable OutputStream out;
    private @Nullable TraceWriter writer;
    private long accesses;

    /** Of {@code trace} to {@code target}, into {@code file}. */
    public Conversion(OpenTrace trace, Target target, NewFile file) {
        this.trace = trace;
        this.target = target;
        this.file = file;
    }

    /**
     * Writes all of it, but does not put the file in its place.
     *
     * @param rig says which times a trace without gets, where the target needs them
     */
    public void run(Rig rig) throws IOException {
        try {
            if (target.needsTimes()) {
                GuestTimedSink.read(this::readInto, rig, this::begin);
            } else {
                readInto(begin());
            }
            end();
        } catch (IOException | RuntimeException e) {
            InputException failure = file.failure();
            if (failure != null) {
                throw failure;
            }
            throw e;
        }
    }

    /** How many accesses the trace has. */
    public long accesses() {
        return accesses;
    }

    private void readInto(AccessSink sink) throws IOException {
        trace.file().read(trace.format(), sink);
    }

    private AccessSink begin() throws IOException {
        OutputStream begun = file.begin();
        TraceWriter begunWriter = target.write(begun);
        out = begun;
        writer = begunWriter;
        accesses = 0;
        return new CheckedSink(new Counting(begunWriter));
    }

    private void end() throws IOException {
        if (out == null || writer == null || accesses == 0) {
            throw new InputException(trace.file().path() + ": the trace holds no access");
        }
        writer.finish(trace.format().guestPhysical(), trace.file().warnings());
        out.close();
    }

    private final class Counting implements AccessSink {
        private final TraceWriter writer;

        Counting(TraceWriter writer) {
            this.writer = writer;
        }

        @Override
        public void access(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind)
                throws TraceException {
            accesses++;
            writer.access(timeNanos, vcpu, address, sizeBytes, kind);
        }

        @Override
        public void access(int vcpu, long address, long sizeBytes, AccessKind kind) throws TraceException {
            accesses++;
            writer.access(vcpu, address, sizeBytes, kind);
        }
    }
}
