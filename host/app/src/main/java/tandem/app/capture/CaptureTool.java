package tandem.app.capture;

import java.io.IOException;
import java.util.List;

/** A tool of the system that records the accesses of a command as lines of text. */
public interface CaptureTool {
    /** The trace format of these lines. */
    String format();

    /** What such a trace's remarks begin with, which its format passes over. */
    String remark();

    /** What comes of a recording: the command's exit status, and what people must know of the trace. */
    record Recorded(int status, List<String> notes) {}

    /** How it runs the command, which users should know, in a few words. */
    String announcement();

    /** Its name and version, as it tells them itself. */
    String version() throws IOException, InterruptedException;

    /** The command line with which it records {@code command}, less what only says where its output goes. */
    List<String> commandLine(List<String> command);

    /**
     * Runs {@code command}, whose input, output and errors are those of this program.
     *
     * @param session starts programs
     * @param lines takes what is recorded
     */
    Recorded record(List<String> command, Session session, Lines lines) throws IOException, InterruptedException;
}
