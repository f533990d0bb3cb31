package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackedEventsTest {
    private static final JournalEnd END = new JournalEnd(1, 1, 1, 0, 1, 4096, 8, 0, 100, 100, 0);

    private final MemoryLog log = new MemoryLog();
    private final Journal journal = new Journal(log);
    private final List<String> written = new ArrayList<>();

    private void event(Journal.Kind kind, int detail, int lane, int page, long time, long value) {
        journal.event(kind, detail, lane, page, time, value);
        written.add(kind + " " + detail + " " + lane + " " + page + " " + time + " " + value);
    }

    private List<String> read() {
        List<String> read = new ArrayList<>();
        JournalReader.read(
                log,
                (kind, detail, lane, page, time, value) ->
                        read.add(kind + " " + detail + " " + lane + " " + page + " " + time + " " + value));
        return read;
    }

    @Test
    void shouldKeepEveryNumberOfEveryKind() {
        Random random = new Random(3);
        Journal.Kind[] kinds = Journal.Kind.values();
        for (int i = 0; i < 100_000; i++) {
            long time = random.nextLong() >>> random.nextInt(64);
            long value = random.nextLong() >> random.nextInt(64);
            int page = random.nextInt() >>> random.nextInt(1, 32);
            event(kinds[random.nextInt(kinds.length)], random.nextInt(16), random.nextInt(65536), page, time, value);
        }
        event(Journal.Kind.STALL, 15, Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE, 0);
        event(Journal.Kind.STALL, 0, 0, 0, 0, Long.MAX_VALUE);
        event(Journal.Kind.ROUND, 0, 0, 0, Long.MAX_VALUE, Long.MIN_VALUE);
        journal.end(END);
        assertThat(read()).isEqualTo(written);
    }

    @Test
    void shouldTakeTwoBytesForAPageSentAfterTheOneBeforeIt() {
        int pages = 100_000;
        for (int page = 0; page < pages; page++) {
            event(Journal.Kind.SEND, 0, 100, page, 34_928L * page, 34_928L * page + 88_928);
        }
        journal.end(END);
        assertThat(read()).isEqualTo(written);
        long bytes = 0;
        try (BlockLog.Cursor cursor = log.cursor()) {
            for (int length = cursor.next(new byte[0]); length >= 0; length = cursor.next(new byte[0])) {
                bytes += length;
            }
        }
        assertThat(bytes).isBetween(2L * pages, 2L * pages + 200);
    }
}
