package tandem.formats.refused;

import java.io.IOException;
import java.util.stream.Collectors;
import org.pf4j.Extension;
import tandem.api.AccessSink;
import tandem.api.TraceException;
import tandem.api.TraceFormat;
import tandem.api.TraceInput;
import tandem.api.TraceSample;

/** Recognises what people take for a trace of memory accesses and is none, and says what to do instead. */
@Extension
public final class Refused implements TraceFormat {
    @Override
    public String name() {
        return "refused";
    }

    @Override
    public String help() {
        return """
            Reads nothing: tells files that are no traces of accesses, and what to do instead.

            """ + Refusal.ALL.stream().map(Refusal::what).collect(Collectors.joining("\n"));
    }

    @Override
    public boolean recognises(TraceSample sample) {
        return Refusal.ALL.stream().anyMatch(refusal -> refusal.recognisedAt(sample) >= 0);
    }

    @Override
    public void read(TraceInput input, AccessSink sink) throws IOException {
        input.atByte(0);
        for (Refusal refusal : Refusal.ALL) {
            int line = refusal.recognisedAt(input.sample());
            if (line > 0) {
                input.atLine(line);
            }
            if (line >= 0) {
                throw new TraceException("this is " + refusal.what() + ": " + refusal.advice());
            }
        }
        throw new TraceException("the format refused reads nothing: leave --format out, or name another");
    }
}
