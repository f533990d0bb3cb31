package tandem.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The blocks of a tape: accesses of one lane, then frames, then the end. All little-endian. */
final class TapeFormat {
    /** Accesses: kind, lane, accesses, entries, first and last guest time, bytes of the directory and of the guest times; then the columns as {@link LaneWriter}. */
    static final int ACCESSES = 1;

    /** Frames: kind, how many; then their numbers in order of first touch. */
    static final int FRAMES = 2;

    /** The end: kind, version; then what {@link Tape} reads. A log without it was not finished. */
    static final int END = 3;

    /** Whatever stands before it does not count. */
    static final int RESTART = 4;

    static final int VERSION = 5;
    static final int HEADER_BYTES = 40;
    static final int BLOCK_ACCESSES = 4096;
    static final int FRAMES_A_BLOCK = 8192;

    private TapeFormat() {}

    static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
