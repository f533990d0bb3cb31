package tandem.app.capture;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tandem.app.Disk;
import tandem.app.InputException;

/**
 * Valgrind's lackey: every access of the command's first process. It writes to a named pipe, so that its records and the
 * command's output never mix, and nothing lies on the disk uncompressed.
 */
public final class Lackey implements CaptureTool {
    private static final List<String> VALGRIND =
            List.of("valgrind", "-q", "--tool=lackey", "--trace-mem=yes", "--child-silent-after-fork=yes");
    private static final int CHUNK_BYTES = 1 << 16;

    private Lackey() {}

    /**
     * The one of this system.
     *
     * @throws InputException where it is not installed
     */
    public static Lackey installed() {
        if (!Programs.has("valgrind")) {
            throw new InputException("valgrind, which records lackey traces, is not installed. On Debian and Ubuntu:"
                    + " apt install valgrind. Or record with --format page-faults");
        }
        return new Lackey();
    }

    @Override
    public String format() {
        return "lackey";
    }

    @Override
    public String remark() {
        return "==0== ";
    }

    @Override
    public String announcement() {
        return "under valgrind, a hundred times slower or more";
    }

    @Override
    public String version() throws IOException, InterruptedException {
        return Session.output("valgrind", "--version").firstLine();
    }

    @Override
    public List<String> commandLine(List<String> command) {
        return commandLine(VALGRIND, command);
    }

    private static List<String> commandLine(List<String> tool, List<String> command) {
        List<String> line = new ArrayList<>(tool);
        line.addAll(command);
        return line;
    }

    @Override
    public Recorded record(List<String> command, Session session, Lines lines)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("tandem-capture");
        try {
            Path pipe = folder.resolve("lackey");
            Session.run("mkfifo", pipe.toString());
            List<String> tool = new ArrayList<>(VALGRIND);
            tool.add("--log-file=" + pipe.toString().replace("%", "%%"));
            // Open for both, so that opening it does not wait for valgrind, nor reading end before it has.
            try (RandomAccessFile both = new RandomAccessFile(pipe.toFile(), "rw");
                    FileInputStream in = new FileInputStream(both.getFD())) {
                Process valgrind = session.start(commandLine(tool, command));
                copy(in, valgrind, lines);
                return new Recorded(valgrind.waitFor(), List.of());
            }
        } finally {
            Disk.delete(folder);
        }
    }

    private static void copy(FileInputStream pipe, Process valgrind, Lines lines)
            throws IOException, InterruptedException {
        byte[] chunk = new byte[CHUNK_BYTES];
        while (true) {
            boolean alive = valgrind.isAlive();
            int count = Math.min(pipe.available(), CHUNK_BYTES);
            if (count > 0) {
                lines.take(chunk, pipe.read(chunk, 0, count));
            } else if (alive) {
                Thread.sleep(1);
            } else {
                return;
            }
        }
    }
}
