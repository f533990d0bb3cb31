package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnsTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 12, 16, 31, 32, 33, 56, 57})
    void shouldTakeAsManyBitsAsTheNumbersNeed(int bits) {
        long[] values = random(bits, 101);

        ByteBuffer block = write(values);

        assertThat(block.remaining()).isEqualTo(9 + (bits * 101 + 7) / 8);
        assertThat(read(block, 101)).isEqualTo(values);
    }

    @ParameterizedTest
    @ValueSource(ints = {58, 63, 64})
    void shouldTakeWholeNumbersWhereTheyWouldLieInNineBytes(int bits) {
        long[] values = random(bits, 101);

        ByteBuffer block = write(values);

        assertThat(block.remaining()).isEqualTo(9 + 8 * 101);
        assertThat(read(block, 101)).isEqualTo(values);
    }

    @Test
    void shouldReadOneColumnAfterTheOther() {
        long[] first = random(11, 33);
        long[] second = random(3, 5);
        ByteBuffer block = TapeFormat.buffer(1000);

        Columns.write(block, first, 33);
        Columns.write(block, new long[0], 0);
        Columns.write(block, second, 5);

        long[] sums = new long[33];
        Columns.readSums(block.array(), 0, 5, sums, 0, 10);
        Columns.readSums(block.array(), 0, sums[9], sums, 10, 33);
        assertThat(sums[0]).isEqualTo(5 + first[0]);
        assertThat(sums[32]).isEqualTo(5 + Arrays.stream(first).sum());
        int secondAt = Columns.end(block.array(), Columns.end(block.array(), 0, 33), 0);
        int[] narrow = new int[5];
        assertThat(Columns.read(block.array(), secondAt, narrow, 5)).isEqualTo(block.position());
        for (int i = 0; i < 5; i++) {
            assertThat(narrow[i]).isEqualTo((int) second[i]);
            assertThat(Columns.number(block.array(), secondAt, i)).isEqualTo((int) second[i]);
        }
    }

    private static long[] random(int bits, int count) {
        Random random = new Random(bits);
        long[] values = new long[count];
        long mostOff = bits == 0 ? 0 : -1L >>> (Long.SIZE - bits);
        long least = bits == Long.SIZE ? Long.MIN_VALUE : random.nextLong() >> 1 & -1L >>> 1 >>> bits;
        for (int i = 0; i < count; i++) {
            values[i] = least + (i == 0 ? 0 : i == 1 ? mostOff : random.nextLong() & mostOff);
        }
        return values;
    }

    private static ByteBuffer write(long[] values) {
        ByteBuffer block = TapeFormat.buffer(Columns.largestBytes(values.length) + Columns.BYTES_BEHIND);
        Columns.write(block, values, values.length);
        return block.flip();
    }

    private static long[] read(ByteBuffer block, int count) {
        long[] values = new long[count];
        Columns.readSums(block.array(), 0, 0, values, 0, count);
        assertThat(Columns.end(block.array(), 0, count)).isEqualTo(block.limit());
        for (int i = count - 1; i > 0; i--) {
            values[i] -= values[i - 1];
        }
        return values;
    }
}
