package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoalescingTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 7, 1000, 100_000})
    void shouldKeepWhatTheRuleKeeps(long quantum) {
        Random random = new Random(quantum);
        Coalescing coalescing = new Coalescing(quantum);
        Map<Long, Long> keptAt = new HashMap<>();
        Map<Long, Long> writtenAt = new HashMap<>();
        long guest = 0;
        for (int i = 0; i < 200_000; i++) {
            guest += random.nextInt(4);
            long frame = random.nextInt(random.nextBoolean() ? 10 : 2000);
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
