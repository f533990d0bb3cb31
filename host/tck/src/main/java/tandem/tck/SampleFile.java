package tandem.tck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.opentest4j.AssertionFailedError;
import tandem.api.AccessSink;
import tandem.api.TraceFormat;
import tandem.engine.options.Options;
import tandem.engine.trace.TraceFile;
import tandem.engine.trace.TraceFileException;

/** A file that a format under test reads as the host has it read: a new format for each trace. */
final class SampleFile {
    private final Path file;
    private final Class<? extends TraceFormat> type;
    private final String[] options;

    SampleFile(Path file, Class<? extends TraceFormat> type, String... options) {
        this.file = file;
        this.type = type;
        this.options = options.clone();
    }

    TraceFormat format() {
        TraceFormat format = Instances.create(type);
        TestRig.set(Options.of(format), options);
        return format;
    }

    /** The file with this content. */
    TraceFile of(byte[] content) throws IOException {
        return TraceFile.open(Files.write(file, content));
    }

    /** What is in a file of this content, which must be right. */
    HeardAccesses read(byte[] content) {
        HeardAccesses heard = new HeardAccesses();
        try {
            of(content).read(format(), heard);
        } catch (IOException e) {
            throw new AssertionFailedError("it cannot be read: " + e.getMessage(), e);
        }
        return heard;
    }

    /** The error with which a file of this content is refused, or an empty text where {@code sink} now has all of it. */
    String error(byte[] content, AccessSink sink) {
        try {
            of(content).read(format(), sink);
            return "";
        } catch (TraceFileException e) {
            Throwable cause = e.getCause();
            if (cause != null && !(cause instanceof IOException)) {
                throw new AssertionFailedError("it fails as " + cause + ", not with a TraceException", e);
            }
            return e.getMessage() == null ? "" : e.getMessage();
        } catch (IOException e) {
            throw new AssertionFailedError("it fails as " + e + ", not with a TraceException", e);
        }
    }

    /** What {@code content} is recognised as among {@code formats}. */
    TraceFormat detect(byte[] content, List<TraceFormat> formats) throws IOException {
        return of(content).detect(formats);
    }
}
