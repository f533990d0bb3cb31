package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoalescingTest {
    @ParameterizedTest
    @CsvSource({"0, 2000", "1, 2000", "7, 2000", "1000, 2000", "100000, 2000", "150000, 60000", "1000000, 60000"})
    void shouldKeepWhatTheRuleKeeps(long quantum, int frames) {
        Random random = new Random(quantum);
        Coalescing coalescing = new Coalescing(quantum);
        Map<Long, Long> keptAt = new HashMap<>();
        Map<Long, Long> writtenAt = new HashMap<>();
        long guest = 0;
        for (int i = 0; i < 200_000; i++) {
            guest += random.nextInt(4);
            long frame = random.nextInt(random.nextBoolean() ? 10 : frames);
            boolean write = random.nextInt(3) == 0;

            Long before = (write ? writtenAt : keptAt).get(frame);
            boolean keeps = before == null || guest - before >= quantum;
            if (keeps) {
                keptAt.put(frame, guest);
                if (write) {
                    writtenAt.put(frame, guest);
                }
            }

            assertThat(coalescing.keeps(guest, frame, write)).as("access %d", i).isEqualTo(keeps);
        }
    }
}
