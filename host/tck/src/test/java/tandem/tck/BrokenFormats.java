package tandem.tck;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pf4j.Extension;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.Line;
import tandem.api.Option;
import tandem.api.TraceException;
import tandem.api.TraceFormat;
import tandem.api.TraceInput;
import tandem.api.TracePart;
import tandem.api.TraceSample;

/** Trace formats that are broken, each in one way, all on purpose. */
final class BrokenFormats {
    private static final List<InputStream> LEFT_OPEN = new ArrayList<>();

    private BrokenFormats() {}

    static void closeWhatWasLeftOpen() throws IOException {
        for (InputStream stream : LEFT_OPEN) {
            stream.close();
        }
        LEFT_OPEN.clear();
    }

    @CaughtBy(value = "shouldBeFoundByTheHost", saying = "lacks @Extension")
    public static class Unannounced extends PlainFormat {}

    @Extension
    @CaughtBy(value = "shouldHaveJavadoc", saying = "has no Javadoc")
    public static class ExplainsNothing extends PlainFormat {}

    @Extension
    @CaughtBy(value = "shouldHaveANameThatCanBeTyped", saying = "\"Two Words\"")
    public static class HasASpaceInItsName extends PlainFormat {
        @Override
        public String name() {
            return "Two Words";
        }
    }

    @Extension
    @CaughtBy(value = "shouldSayInALineWhatItDoes", saying = "longer than")
    public static class SaysTooMuch extends PlainFormat {
        @Override
        public String help() {
            return "lines ".repeat(30);
        }
    }

    @Extension
    @CaughtBy(value = "shouldShowWhatItReads", saying = "no sample lines")
    public static class ShowsNothing extends PlainFormat {
        @Override
        public String help() {
            return "Lines, for tests";
        }
    }

    @Extension
    @CaughtBy(value = "shouldDeclareOptionsWithDefaultsAndLimits", saying = "names are lower case")
    public static class HasASpaceInItsOption extends PlainFormat {
        @Option(name = "two words", defaultValue = "1", help = "a number")
        int number;
    }

    @Extension
    @CaughtBy(value = "shouldReadItsSample", saying = "writes=2")
    public static class LosesModifications extends PlainFormat {
        @Override
        protected void access(AccessSink sink, long address, long sizeBytes, AccessKind kind) throws TraceException {
            super.access(sink, address, sizeBytes, kind == AccessKind.MODIFY ? AccessKind.READ : kind);
        }
    }

    @Extension
    @CaughtBy(value = "shouldReadItsSample", saying = "an access with time follows one without")
    public static class TellsTheTimeNowAndThen extends PlainFormat {
        @Override
        protected void access(AccessSink sink, long address, long sizeBytes, AccessKind kind) throws TraceException {
            if (kind == AccessKind.WRITE) {
                sink.access(17, 0, address, sizeBytes, kind);
            } else {
                super.access(sink, address, sizeBytes, kind);
            }
        }
    }

    @Extension
    @CaughtBy(value = "shouldReadATraceOverAgain", saying = "the second time")
    public static class RemembersTheFirstReading extends PlainFormat {
        private long bytes;

        @Override
        protected void access(AccessSink sink, long address, long sizeBytes, AccessKind kind) throws TraceException {
            bytes += sizeBytes;
            super.access(sink, address, bytes, kind);
        }
    }

    @Extension
    @CaughtBy(value = "shouldReadWhatATapeCanHold", saying = "time goes backwards")
    public static class RunsBackwards extends PlainFormat {
        private long time = 1000;

        @Override
        protected void access(AccessSink sink, long address, long sizeBytes, AccessKind kind) throws TraceException {
            sink.access(time--, 0, address, sizeBytes, kind);
        }
    }

    @Extension
    @CaughtBy(value = "shouldReadWhatItWrites", saying = "what it reads of what it wrote")
    public static class WritesAllAsReads extends WritingFormat {
        @Override
        protected char letter(AccessKind kind) {
            return 'R';
        }
    }

    @Extension
    @CaughtBy(value = "shouldReadAddressesWithoutSign", saying = "2^63")
    public static class LosesTheTopBit extends PlainFormat {
        @Override
        protected void access(AccessSink sink, long address, long sizeBytes, AccessKind kind) throws TraceException {
            super.access(sink, address & Long.MAX_VALUE, sizeBytes, kind);
        }
    }

    /** Reads by itself. */
    abstract static class WholeText implements TraceFormat {
        private final SoundFormat sound = new SoundFormat();

        @Override
        public String name() {
            return sound.name();
        }

        @Override
        public String help() {
            return sound.help();
        }

        @Override
        public boolean recognises(TraceSample sample) {
            return sound.recognises(sample);
        }

        @Override
        public void read(TraceInput input, AccessSink sink) throws IOException {
            read(input.stream().readAllBytes(), input, sink);
        }

        void read(byte[] text, TraceInput input, AccessSink sink) throws IOException {
            sound.read(new OtherInput(input, text), sink);
        }
    }

    @Extension
    @CaughtBy(value = "shouldReadItHoweverItIsCompressed", saying = "a few bytes at a time")
    public static class TakesTheFirstBytesForAll extends WholeText {
        @Override
        public void read(TraceInput input, AccessSink sink) throws IOException {
            byte[] bytes = new byte[1 << 20];
            int count = input.stream().read(bytes);
            read(Arrays.copyOf(bytes, Math.max(0, count)), input, sink);
        }
    }

    @Extension
    @CaughtBy(value = "shouldRefuseACompressedFileThatIsCut", saying = "read as if it were whole")
    public static class HidesWhatTheFileSays extends WholeText {
        @Override
        public void read(TraceInput input, AccessSink sink) throws IOException {
            byte[] bytes = new byte[0];
            try {
                bytes = new byte[input.sample().length()];
                input.sample().buffer().get(bytes);
            } catch (IOException e) {
                // taken for the end
            }
            read(bytes, input, sink);
        }
    }

    @Extension
    @CaughtBy(value = "shouldRefuseAFileWithoutContent", saying = "is read as a trace")
    public static class TakesNothingForATrace extends HidesWhatTheFileSays {}

    @Extension
    @CaughtBy(value = "shouldRefuseAFileThatIsCutAtAnyByteOrReadWhatIsLeft", saying = "tells no place")
    public static class TellsNoPlace extends WholeText {
        @Override
        void read(byte[] text, TraceInput input, AccessSink sink) throws IOException {
            try {
                super.read(
                        text,
                        new OtherInput(input, text) {
                            @Override
                            public void atLine(long line) {
                                // told to nobody
                            }
                        },
                        sink);
            } catch (TraceException e) {
                throw new TraceException("something is wrong");
            }
        }
    }

    @Extension
    @CaughtBy(value = "shouldRefuseAFileThatIsCutAtAnyByteOrReadWhatIsLeft", saying = "accesses, and whole 7")
    public static class RepeatsTheLastLine extends WholeText {
        @Override
        void read(byte[] text, TraceInput input, AccessSink sink) throws IOException {
            String lines = new String(text, StandardCharsets.US_ASCII);
            boolean cut = !lines.endsWith("\n");
            String last = lines.substring(lines.lastIndexOf('\n') + 1);
            super.read((lines + (cut ? "\n" + last : "")).getBytes(StandardCharsets.US_ASCII), input, sink);
        }
    }

    @Extension
    @CaughtBy(
            value = "shouldRefuseAFileThatIsCutAtAnyByteOrReadWhatIsLeft",
            saying = "though each such cut of this sample is seen")
    public static class SeesMoreThanItDeclares extends WholeText {
        @Override
        void read(byte[] text, TraceInput input, AccessSink sink) throws IOException {
            if (text.length > 0 && text[text.length - 1] != '\n') {
                input.atByte(text.length);
                throw new TraceException("the last line is cut");
            }
            super.read(text, input, sink);
        }
    }

    @Extension
    @CaughtBy(value = "shouldReadDamagedBytesOrRefuseThem", saying = "not with a TraceException")
    public static class TrustsEachLine extends PlainFormat {
        @Override
        protected void line(Line line, AccessSink sink) throws TraceException {
            String[] words = line.toString().split(" ", -1);
            Long.parseUnsignedLong(words[1], 16);
            super.line(line, sink);
        }
    }

    @Extension
    @CaughtBy(value = "shouldReadLinesHoweverTheyEnd", saying = "cannot be read")
    public static class KnowsOneLineEnd extends WholeText {
        @Override
        void read(byte[] text, TraceInput input, AccessSink sink) throws IOException {
            if (new String(text, StandardCharsets.US_ASCII).contains("\r")) {
                input.atByte(0);
                throw new TraceException("no record");
            }
            super.read(text, input, sink);
        }
    }

    @Extension
    @CaughtBy(value = "shouldRefuseALineThatIsNoRecord", saying = "is told as: ")
    public static class SkipsWhatItDoesNotKnow extends PlainFormat {
        @Override
        protected void line(Line line, AccessSink sink) throws TraceException {
            if (line.toString().matches("[RWXM] .*")) {
                super.line(line, sink);
            }
        }
    }

    @Extension
    @CaughtBy(value = "shouldRefuseALineThatIsNoRecord", saying = "garbage in line 4 is told as: ")
    public static class CountsLinesFromZero extends WholeText {
        @Override
        void read(byte[] text, TraceInput input, AccessSink sink) throws IOException {
            super.read(
                    text,
                    new OtherInput(input, text) {
                        @Override
                        public void atLine(long line) {
                            super.atLine(line - 1);
                        }
                    },
                    sink);
        }
    }

    @Extension
    @CaughtBy(value = "shouldStopWhereTheSinkRefusesAnAccess", saying = "what the sink says")
    public static class DoesNotListenToTheSink extends PlainFormat {
        @Override
        protected void access(AccessSink sink, long address, long sizeBytes, AccessKind kind) {
            try {
                super.access(sink, address, sizeBytes, kind);
            } catch (TraceException e) {
                // on to the next
            }
        }
    }

    @Extension
    @CaughtBy(value = "shouldReleaseWhatItOpens", saying = "files left open")
    public static class LeavesAFileOpen extends WholeText {
        @Override
        void read(byte[] text, TraceInput input, AccessSink sink) throws IOException {
            Path copy = Files.createTempFile("copy", ".trace");
            LEFT_OPEN.add(Files.newInputStream(Files.write(copy, text)));
            Files.delete(copy);
            super.read(text, input, sink);
        }
    }

    @Extension
    @CaughtBy(value = "shouldRecogniseItsSample", saying = "no trace format recognises it")
    public static class RecognisesNothing extends PlainFormat {
        @Override
        public boolean recognises(TraceSample sample) {
            return false;
        }
    }

    @Extension
    @CaughtBy(value = "shouldNotRecogniseWhatIsNotItsOwn", saying = "it takes this for its own: ")
    public static class RecognisesAnyText extends PlainFormat {
        @Override
        public boolean recognises(TraceSample sample) {
            return !sample.lines().isEmpty();
        }
    }

    @Extension
    @CaughtBy(value = "shouldLookAtAnyBytesWithoutFailing", saying = "IndexOutOfBoundsException")
    public static class LooksPastTheEnd extends PlainFormat {
        @Override
        public boolean recognises(TraceSample sample) {
            return sample.at(0) == 'R' && sample.at(12) == 'W';
        }
    }

    /** An input with other bytes. */
    private static class OtherInput implements TraceInput {
        private final TraceInput input;
        private final byte[] bytes;

        OtherInput(TraceInput input, byte[] bytes) {
            this.input = input;
            this.bytes = bytes;
        }

        @Override
        public InputStream stream() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public TraceSample sample() {
            return new TraceSample(bytes, true);
        }

        @Override
        public List<TracePart> parts() {
            return input.parts();
        }

        @Override
        public void atLine(long line) {
            input.atLine(line);
        }

        @Override
        public void atByte(long offset) {
            input.atByte(offset);
        }

        @Override
        public void warn(String message) {
            input.warn(message);
        }
    }
}
