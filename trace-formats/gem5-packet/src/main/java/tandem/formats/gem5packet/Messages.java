package tandem.formats.gem5packet;

import java.io.IOException;
import java.io.InputStream;
import tandem.api.TraceException;

/**
 * Reads protobuf messages that have their length before them: {@code while (messages.next()) while (messages.nextField())
 * switch (messages.field())}. Of the types of fields only whole numbers are read, others are passed over.
 */
final class Messages {
    private static final int BLOCK_BYTES = 1 << 18;
    private static final int GREATEST_FIELD = (1 << 29) - 1;
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED_32 = 5;

    private final InputStream stream;
    private final byte[] block = new byte[BLOCK_BYTES];
    private int filled;
    private int at;
    private long blockOffset;
    private int start;
    private int end;
    private int field;
    private boolean isNumber;
    private long number;

    /** Reads what follows in the stream, which starts at {@code offset} of the trace. */
    Messages(InputStream stream, long offset) {
        this.stream = stream;
        blockOffset = offset;
    }

    /** Where the message begins, with its length; the trace's end where there is none left. */
    long offset() {
        return blockOffset + start;
    }

    /** Goes to the next message; false where there is none. */
    boolean next() throws IOException {
        start = end;
        at = end;
        end = Integer.MAX_VALUE;
        if (!has(1)) {
            end = at;
            return false;
        }
        long length = varint();
        if (length < 0 || length > BLOCK_BYTES / 2) {
            throw new TraceException("a message of " + Long.toUnsignedString(length) + " bytes: the trace is damaged");
        }
        require((int) length);
        end = at + (int) length;
        return true;
    }

    /** Goes to the next field of the message; false where there is none. */
    boolean nextField() throws IOException {
        if (at >= end) {
            return false;
        }
        long tag = varint();
        if (tag >>> 3 == 0 || tag >>> 3 > GREATEST_FIELD) {
            throw new TraceException("a field with a number that protobuf does not have: the trace is damaged");
        }
        field = (int) (tag >>> 3);
        int type = (int) tag & 7;
        isNumber = type == VARINT;
        switch (type) {
            case VARINT -> number = varint();
            case FIXED_64 -> skip(Long.BYTES);
            case FIXED_32 -> skip(Integer.BYTES);
            case BYTES -> skip(varint());
            default -> throw new TraceException("a field of a type that protobuf does not have: the trace is damaged");
        }
        return true;
    }

    /** The field's number. */
    int field() {
        return field;
    }

    /** Whether the field holds a whole number. */
    boolean isNumber() {
        return isNumber;
    }

    /** The whole number that the field holds. */
    long number() {
        return number;
    }

    private void skip(long bytes) throws TraceException {
        if (bytes < 0 || bytes > end - at) {
            throw beyondEnd();
        }
        at += (int) bytes;
    }

    private long varint() throws IOException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (at >= end) {
                throw beyondEnd();
            }
            require(1);
            byte part = block[at++];
            value |= (part & 0x7fL) << shift;
            if (part >= 0) {
                return value;
            }
        }
        throw new TraceException("a number of more than ten bytes: the trace is damaged");
    }

    private static TraceException beyondEnd() {
        return new TraceException("a field ends after the end of its message: the trace is damaged");
    }

    private void require(int bytes) throws IOException {
        if (!has(bytes)) {
            throw new TraceException("the trace is cut off within this message");
        }
    }

    /** Whether so many bytes are left; they are then in the block. */
    private boolean has(int bytes) throws IOException {
        if (filled - at < bytes) {
            System.arraycopy(block, start, block, 0, filled - start);
            blockOffset += start;
            filled -= start;
            at -= start;
            start = 0;
            filled += stream.readNBytes(block, filled, block.length - filled);
        }
        return filled - at >= bytes;
    }
}
