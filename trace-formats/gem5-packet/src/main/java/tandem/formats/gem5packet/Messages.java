package tandem.formats.gem5packet;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import tandem.api.TraceException;

/**
 * Reads protobuf messages that have their length before them: {@code while (messages.next()) while (messages.nextField())
 * switch (messages.field())}. Of the types of fields only whole numbers are read, others are passed over.
 */
final class Messages {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** In eight bytes, a tag and a number, what each byte of the number has set unless it is the last. */
    private static final long IS_NOT_LAST = 0x8080_8080_8080_8000L;

    private static final int BLOCK_BYTES = 1 << 18;
    private static final int LONGEST_MESSAGE_BYTES = 1 << 16;
    private static final int LONGEST_NUMBER_BYTES = 10;
    private static final int GREATEST_FIELD = (1 << 29) - 1;
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED_32 = 5;

    private final InputStream stream;
    private final byte[] block = new byte[BLOCK_BYTES + Long.BYTES];
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
        fill(LONGEST_NUMBER_BYTES);
        end = filled;
        if (at == filled) {
            return false;
        }
        long length = readNumber();
        if (length < 0 || length > LONGEST_MESSAGE_BYTES) {
            throw new TraceException("a message of " + Long.toUnsignedString(length) + " bytes: the trace is damaged");
        }
        fill((int) length);
        if (length > filled - at) {
            throw new TraceException("the trace is cut off within this message");
        }
        end = at + (int) length;
        return true;
    }

    /**
     * Reads fields of the message with whole numbers, each into its place in {@code numbers}, up to the first that is
     * something else, is longer than eight bytes or has no place there. Answers a bit for each field that it has read.
     */
    int readNumbers(long[] numbers) {
        byte[] bytes = block;
        int place = at;
        int present = 0;
        while (place < end) {
            long eight = (long) EIGHT.get(bytes, place);
            int field = ((int) eight & 0xff) >>> 3;
            long last = ~eight & IS_NOT_LAST;
            if ((eight & 0x87) != VARINT || field == 0 || field >= numbers.length || last == 0) {
                break;
            }
            int next = place + 2;
            if ((eight & 0x8000) == 0) {
                numbers[field] = (eight >>> 8) & 0x7f;
            } else {
                next = place + ((Long.numberOfTrailingZeros(last) + 1) >>> 3);
                numbers[field] = joined((eight & (last ^ (last - 1))) >>> 8);
            }
            if (next > end) {
                break;
            }
            present |= 1 << field;
            place = next;
        }
        at = place;
        return present;
    }

    /** Of seven bytes the lower seven bits, side by side. */
    private static long joined(long bits) {
        long pairs = (bits & 0x007f_007f_007f_007fL) | (bits & 0x7f00_7f00_7f00L) >>> 1;
        long fours = (pairs & 0x3fff_0000_3fffL) | (pairs & 0x3fff_0000_3fff_0000L) >>> 2;
        return (fours & 0x0fff_ffffL) | (fours & 0x0fff_ffff_0000_0000L) >>> 4;
    }

    /** Goes to the next field of the message; false where there is none. */
    boolean nextField() throws IOException {
        if (at >= end) {
            return false;
        }
        byte next = block[at];
        if ((next & 0x87) == VARINT && next != 0) {
            at++;
            field = next >>> 3;
            isNumber = true;
            number = readNumber();
            return true;
        }
        long tag = readNumber();
        if (tag >>> 3 == 0 || tag >>> 3 > GREATEST_FIELD) {
            throw new TraceException("a field with a number that protobuf does not have: the trace is damaged");
        }
        field = (int) (tag >>> 3);
        int type = (int) tag & 7;
        isNumber = type == VARINT;
        switch (type) {
            case VARINT -> number = readNumber();
            case FIXED_64 -> skip(Long.BYTES);
            case FIXED_32 -> skip(Integer.BYTES);
            case BYTES -> skip(readNumber());
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

    /** A number of seven bits a byte, the lowest first, in all but the last of which the highest bit is set. */
    // byte by byte: how many bytes a field has repeats from message to message, and is foreseen
    private long readNumber() throws TraceException {
        int place = at;
        long value = 0;
        for (int shift = 0; shift < LONGEST_NUMBER_BYTES * 7; shift += 7) {
            if (place >= end) {
                throw beyondEnd();
            }
            byte part = block[place++];
            value |= (part & 0x7fL) << shift;
            if (part >= 0) {
                at = place;
                return value;
            }
        }
        throw new TraceException("a number of more than ten bytes: the trace is damaged");
    }

    private static TraceException beyondEnd() {
        return new TraceException("a field goes on after the end of its message: the trace is cut off or damaged");
    }

    /** Has so many bytes of the message in the block, and more, where there are as many. */
    private void fill(int bytes) throws IOException {
        if (filled - at < bytes) {
            System.arraycopy(block, start, block, 0, filled - start);
            blockOffset += start;
            filled -= start;
            at -= start;
            start = 0;
            filled += stream.readNBytes(block, filled, BLOCK_BYTES - filled);
        }
    }
}
