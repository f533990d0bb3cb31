package tandem.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.engine.BlockLog;
import tandem.engine.QueueLog;
import tandem.engine.Replay;

class RoomyLogTest {
    @ParameterizedTest
    @ValueSource(ints = {BlockLog.LONGEST_BLOCK_BYTES, Replay.JOURNAL_BLOCK_BYTES})
    void shouldKeepEveryBlockAsItWasWritten(int longestBytes, @TempDir Path folder) {
        long seed = 11;
        int blocks = 600;
        try (RoomyLog log = RoomyLog.in(folder.resolve("log"), longestBytes)) {
            Random random = new Random(seed);
            for (int i = 0; i < blocks; i++) {
                byte[] block = block(random, longestBytes);
                log.append(block, block.length);
            }
            assertSame(log, seed, blocks, longestBytes);
        }
        try (QueueLog log = QueueLog.existing(folder.resolve("log"))) {
            assertSame(log, seed, blocks, longestBytes);
        }
    }

    private static void assertSame(BlockLog log, long seed, int blocks, int longestBytes) {
        Random random = new Random(seed);
        byte[] read = new byte[BlockLog.LONGEST_BLOCK_BYTES];
        try (BlockLog.Cursor cursor = log.cursor()) {
            for (int i = 0; i < blocks; i++) {
                byte[] block = block(random, longestBytes);
                int length = cursor.next(read);
                assertThat(Arrays.equals(read, 0, length, block, 0, block.length))
                        .as("block " + i)
                        .isTrue();
            }
            assertThat(cursor.next(read)).isNegative();
        }
    }

    private static byte[] block(Random random, int longestBytes) {
        byte[] block = new byte[1 + random.nextInt(longestBytes)];
        random.nextBytes(block);
        return block;
    }
}
