package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {
    @ParameterizedTest
    @CsvSource({
        "0,0", "1,1", "8,1", "9,2", "16,2", "17,3", "24,3", "25,4", "32,4", "33,5", "40,5", "48,6", "56,7", "57,8",
        "64,8"
    })
    void shouldTakeAsManyBytesAsTheNumbersNeed(int bits, int bytes) {
        int count = 100;
        Random random = new Random(bits);
        long[] values = new long[count];
        long least = random.nextLong() >> 1;
        for (int i = 0; i < count; i++) {
            long mostOff = bits == 0 ? 0 : -1L >>> (Long.SIZE - bits);
            values[i] = least + (i == 0 ? 0 : i == 1 ? mostOff : random.nextLong() & mostOff);
        }
        if (bits == Long.SIZE) {
            values[0] = Long.MIN_VALUE;
            values[1] = Long.MAX_VALUE;
        }
        ByteBuffer block = TapeFormat.buffer(Columns.largestBytes(count));

        Columns.write(block, values, count);

        assertThat(block.position()).isEqualTo(9 + bytes * count);
        long[] read = new long[count];
        Columns.read(block.flip(), read, count);
        assertThat(read).isEqualTo(values);
        Columns.skip(block.rewind(), count);
        assertThat(block.hasRemaining()).isFalse();
    }
}
