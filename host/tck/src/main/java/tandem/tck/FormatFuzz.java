package tandem.tck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.TraceFormat;
import tandem.api.TraceSample;
import tandem.engine.options.Options;
import tandem.engine.options.Setting;

/**
 * Has a trace format look at any bytes and read them, which it may refuse with an error and nothing else. A fuzzer such
 * as Jazzer calls it: {@code --target_class=tandem.tck.FormatFuzz}. It takes the only format that the class path
 * offers, with its defaults and with each value of each option that is one of a few words, of which the last byte says
 * which.
 */
public final class FormatFuzz {
    private static final List<SampleFile> WAYS = new ArrayList<>();

    private FormatFuzz() {}

    /** Finds the format. */
    public static void fuzzerInitialize() throws IOException {
        Path file = Files.createTempDirectory("fuzz").resolve("trace");
        Class<? extends TraceFormat> type = Instances.onlyFormat(FormatFuzz.class.getClassLoader());
        WAYS.add(new SampleFile(file, type));
        for (Setting setting : Options.of(Instances.create(type)).settings()) {
            for (String word : setting.allowed()) {
                WAYS.add(new SampleFile(file, type, setting.name() + "=" + word));
            }
        }
    }

    /** Tries these bytes; throws where the format fails in another way than by a message for people. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        int length = WAYS.size() == 1 ? bytes.length : Math.max(0, bytes.length - 1);
        SampleFile way = WAYS.get(length == bytes.length ? 0 : (bytes[length] & 0xff) % WAYS.size());
        byte[] content = Arrays.copyOf(bytes, length);
        TraceFormat format = way.format();
        format.recognises(new TraceSample(content, true));
        format.recognises(new TraceSample(content, false));
        way.error(content, new Tally());
    }

    /** Takes all accesses, with time or without. */
    private static final class Tally implements AccessSink {
        private long timed;
        private long untimed;

        @Override
        public void access(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind) {
            timed++;
            check();
        }

        @Override
        public void access(int vcpu, long address, long sizeBytes, AccessKind kind) {
            untimed++;
            check();
        }

        private void check() {
            if (timed > 0 && untimed > 0) {
                throw new AssertionError("there are accesses with time and others without");
            }
        }
    }
}
