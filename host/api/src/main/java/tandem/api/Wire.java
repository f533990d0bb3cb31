package tandem.api;

/**
 * The link to the target: one FIFO. A call that sends returns at the instant at which the wire has taken the message;
 * until then both hosts have executed.
 *
 * <p>Questions are answered as {@link Source} says: at the instant at which the wire can take the next message.
 */
public interface Wire {
    /** Sends a page with the content that it has when the wire takes it or, once the source runs on, its pre-image. */
    void send(int page);

    /**
     * Sends a page compressed to {@code percent} per cent of its size, rounded up, header apart; a zero page is sent as
     * such. From 1 to 100.
     */
    void send(int page, int percent);

    /** Sends what {@code order} offers until it offers {@link PageOrder#NONE}. */
    default void sendAll(PageOrder order) {
        for (int page = order.next(); page != PageOrder.NONE; page = order.next()) {
            send(page);
        }
    }

    /** Sends the device state: the target resumes when it and all pages sent before it are in place. To be called once. */
    default void handOver() {
        handOver(0);
    }

    /** As {@link #handOver()}, with {@code furtherBytes} in the message beside the device state. */
    void handOver(long furtherBytes);

    /** The {@linkplain Source#missing() missing} pages whose requests have reached the source, in order of arrival. */
    PageOrder requests();

    /**
     * As {@link #requests()}, but waits for the next request where there is none, sending nothing; offers {@link
     * PageOrder#NONE} from the instant on at which the target has made the last access of its tape.
     */
    PageOrder requestsToTheEnd();

    /** The page last sent because the target had requested it, or {@link PageOrder#NONE}. */
    int lastRequested();

    /** How long {@code pages} pages, none of them zero, take at the wire's full rate, in nanoseconds. */
    long timeToSendNanos(long pages);

    /** The wire's full rate: the link's or, where the rig has the sender limit itself to less, that. */
    long bandwidthBytesPerSecond();

    /** The bytes that the wire has taken so far. */
    long bytesSent();

    /** Lets {@code nanos} pass, in which nothing is sent. */
    void waitFor(long nanos);

    /** The present wall time in nanoseconds; the migration begins at 0. */
    long nowNanos();

    /**
     * From now on offers a message of s bytes no sooner than ⌈s × 10⁹ / {@code bytesPerSecond}⌉ ns after the wire took
     * the one before.
     */
    void limitRate(long bytesPerSecond);

    /** From now on offers each message at once, as at the beginning. */
    void liftRateLimit();
}
