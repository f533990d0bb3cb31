package tandem.engine.trace;

import java.io.IOException;
import tandem.api.AccessSink;
import tandem.api.TraceFormat;
import tandem.api.TraceInput;
import tandem.api.TraceSample;

/** A format for tests that does whatever it is told. */
record OddFormat(String name, Recogniser recogniser, Reader reader) implements TraceFormat {
    interface Recogniser {
        boolean recognises(TraceSample sample);
    }

    interface Reader {
        void read(TraceInput input, AccessSink sink) throws IOException;
    }

    @Override
    public String help() {
        return "Odd, for tests";
    }

    @Override
    public boolean recognises(TraceSample sample) {
        return recogniser.recognises(sample);
    }

    @Override
    public void read(TraceInput input, AccessSink sink) throws IOException {
        reader.read(input, sink);
    }
}
