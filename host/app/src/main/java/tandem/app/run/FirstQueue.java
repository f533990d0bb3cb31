package tandem.app.run;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Initialises what a JVM's first queue needs, a good part of a short run, while another thread reads the command line,
 * the plugins and the beginning of the trace. Two threads must not do it both at once: their classes wait for each other.
 */
public final class FirstQueue {
    private static final FutureTask<Boolean> CLASSES = new FutureTask<>(FirstQueue::initialise);

    private FirstQueue() {}

    /** Begins it on a thread of its own. */
    public static void begin() {
        Thread thread = new Thread(CLASSES, "first-queue");
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits until it is done, or does it. */
    static void await() {
        CLASSES.run();
        try {
            CLASSES.get();
        } catch (ExecutionException e) {
            // The queue that is opened now fails likewise, and says so.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean initialise() throws ClassNotFoundException {
        Class.forName("net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder");
        Class.forName("net.openhft.chronicle.wire.Wires");
        return true;
    }
}
