package tandem.api;

/**
 * One file of a trace. A place told to it is a place in this file, and the one of errors until another part is told
 * its own.
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
