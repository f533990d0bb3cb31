package tandem.formats.drmemtrace;

import tandem.api.TraceException;

/**
 * The chunks of a trace in a zip archive: each but the last ends with a footer that has its number, and each but the
 * first begins with a marker that has the number of records before it. Joined traces may number theirs anew.
 */
final class Chunks {
    private long number;
    private boolean ended;
    private boolean mayRestart;

    /** A trace begins, perhaps the next of several. */
    void header() {
        mayRestart = true;
    }

    void begin() throws TraceException {
        if (!ended) {
            throw new TraceException(cutOff() + "the next one begins before its footer");
        }
        ended = false;
    }

    void end(long footer) throws TraceException {
        if (mayRestart && footer == 0) {
            number = 0;
        }
        if (footer != number) {
            throw new TraceException(cutOff() + "where its footer should be, there is that of chunk " + footer);
        }
        number++;
        ended = true;
        mayRestart = false;
    }

    private String cutOff() {
        return "chunk " + number + " is cut off: ";
    }
}
