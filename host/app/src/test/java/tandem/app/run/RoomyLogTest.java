package tandem.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.engine.BlockLog;
import tandem.engine.QueueLog;

class RoomyLogTest {
    @Test
    void shouldKeepEveryBlockAsItWasWritten(@TempDir Path folder) {
        long seed = 11;
        int blocks = 600;
        try (RoomyLog log = RoomyLog.in(folder.resolve("log"))) {
            Random random = new Random(seed);
            for (int i = 0; i < blocks; i++) {
                byte[] block = block(random);
                log.append(block, block.length);
            }
            assertSame(log, seed, blocks);
        }
        try (QueueLog log = QueueLog.existing(folder.resolve("log"))) {
            assertSame(log, seed, blocks);
        }
    }

    private static void assertSame(BlockLog log, long seed, int blocks) {
        Random random = new Random(seed);
        byte[] read = new byte[BlockLog.LONGEST_BLOCK_BYTES];
        try (BlockLog.Cursor cursor = log.cursor()) {
            for (int i = 0; i < blocks; i++) {
                byte[] block = block(random);
                int length = cursor.next(read);
                assertThat(Arrays.equals(read, 0, length, block, 0, block.length))
                        .as("block " + i)
                        .isTrue();
            }
            assertThat(cursor.next(read)).isNegative();
        }
    }

    private static byte[] block(Random random) {
        byte[] block = new byte[1 + random.nextInt(BlockLog.LONGEST_BLOCK_BYTES)];
        random.nextBytes(block);
        return block;
    }
}
