package tandem.app.capture;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tandem.app.InputException;

/**
 * The programs of a capture. When this program is told to end, as by Ctrl-C, it lets the one that runs end first, makes
 * it where it does not, and waits until the session is closed: a trace is finished with what was recorded by then.
 */
public final class Session implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;
    private static final long LONGEST_FINISH_SECONDS = 60;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread atExit = new Thread(this::wind, "finish the capture");
    private volatile boolean interrupted;
    private volatile @Nullable Process running;

    /** Begins one. */
    public Session() {
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Whether this program has been told to end. */
    public boolean interrupted() {
        return interrupted;
    }

    /** Starts a program with this program's input, output and errors. */
    Process start(List<String> commandLine) throws IOException {
        return start(new ProcessBuilder(commandLine).inheritIO());
    }

    Process start(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        running = process;
        return process;
    }

    /** What a program prints, without input. */
    record Output(int status, String text) {
        String firstLine() {
            return text.lines().findFirst().orElse("");
        }
    }

    /** Runs a program that asks nothing and takes no time. */
    static Output output(String... commandLine) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(commandLine)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .start();
        try (InputStream in = process.getInputStream()) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Output(process.waitFor(), text);
        }
    }

    /** Runs a program that must succeed. */
    static void run(String... commandLine) throws IOException, InterruptedException {
        Output output = output(commandLine);
        if (output.status() != 0) {
            throw new InputException(
                    commandLine[0] + " failed: " + output.text().strip());
        }
    }

    private void wind() {
        interrupted = true;
        try {
            Process process = running;
            if (process != null && !process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroy();
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            }
            closed.await(LONGEST_FINISH_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it, and the program that still runs where the capture has failed. */
    @Override
    public void close() {
        closed.countDown();
        Process process = running;
        if (process != null) {
            process.destroy();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // exiting already
        }
    }
}
