package tandem.app.capture;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import tandem.app.InputException;
import tandem.app.NewFile;
import tandem.app.capture.CaptureTool.Recorded;

/** Records a command into a file that says how it was made. */
public final class Capture {
    private static final int LONGEST_REMARK = 900;

    private final CaptureTool tool;
    private final List<String> command;
    private final String recorder;

    /**
     * Of {@code command} with {@code tool}.
     *
     * @param recorder names this program and its version
     */
    public Capture(CaptureTool tool, List<String> command, String recorder) {
        this.tool = tool;
        this.command = command;
        this.recorder = recorder;
    }

    /** Refuses a command that could not be run. */
    public void requireCommand() {
        Programs.require(command.get(0));
    }

    /**
     * Runs the command and writes the trace to {@code file}, but does not put it in its place.
     *
     * @return what came of it
     */
    public Recorded run(NewFile file, Session session) throws IOException, InterruptedException {
        try (OutputStream out = file.begin()) {
            Lines lines = new Lines(out);
            remark(lines, "Recorded by " + recorder + " with " + tool.version() + ":");
            remark(lines, ShellWords.join(tool.commandLine(command)));
            Recorded recorded = tool.record(command, session, lines);
            if (lines.bytes() == 0 && session.interrupted()) {
                throw new InputException("interrupted before anything was recorded");
            }
            if (lines.bytes() == 0) {
                throw new InputException("nothing was recorded of " + command.get(0) + ", which ended with status "
                        + recorded.status()
                        + ": it could not be started, or may not be watched (a program that gains rights, such as su,"
                        + " may not)");
            }
            for (String note : recorded.notes()) {
                remark(lines, "Note: " + note);
            }
            remark(lines, session.interrupted() ? "Interrupted." : "It ended with status " + recorded.status() + ".");
            return recorded;
        } catch (IOException | RuntimeException e) {
            InputException failure = file.failure();
            if (failure != null) {
                throw failure;
            }
            throw e;
        }
    }

    private void remark(Lines lines, String text) throws IOException {
        String ascii = text.replaceAll("[^ -~]", "?");
        boolean fits = ascii.length() <= LONGEST_REMARK;
        lines.remark(tool.remark() + (fits ? ascii : ascii.substring(0, LONGEST_REMARK) + " ..."));
    }
}
