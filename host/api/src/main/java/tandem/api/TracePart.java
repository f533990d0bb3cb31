package tandem.api;

/**
 * One file of a trace. A place told to it is a place in this file, and the one of errors until another part is told
 * its own.
 *
 * <p>Other threads may read parts ahead, one at a time each, which have to end before {@link TraceFormat#read} does. Places
 * that they tell are not heard, and they must not warn: place, warnings and exceptions are to be told and thrown again by
 * the thread that reads the trace, after the accesses before them.
 */
public interface TracePart extends TraceInput, AutoCloseable {
    /** Its path in the trace's folder, its names separated by {@code /}; the file's name where there is no folder. */
    String name();

    /**
     * Gives back the memory and the file that its stream holds, of which a trace of many parts can hold too much. A
     * stream asked for later starts at the beginning. Calling it is optional.
     */
    @Override
    void close();
}
