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
        assertThat(bytes()).isBetween(2L * pages, 2L * pages + 200);
    }

    @Test
    void shouldTakeTwoBytesForWhatATouchLeadsTo() {
        int pages = 10_000;
        for (int page = 0; page < pages; page++) {
            long now = 1_000L * page;
            int asked = Integer.MAX_VALUE - page;
            event(Journal.Kind.TOUCH, 2, 0, asked, now, 0);
            event(Journal.Kind.REQUEST, 0, 0, asked, now, now + 50_000);
            event(Journal.Kind.SEND, 1, 100, asked, now + 60_000, now + 110_000);
            event(Journal.Kind.SEND, 0, 100, page, now + 60_500, now + 110_500);
            event(Journal.Kind.STALL, 2, 0, asked, now, now + 110_000);
        }
        journal.end(END);
        assertThat(read()).isEqualTo(written);
        int touch = 3;
        assertThat(bytes()).isBetween((touch + 8L) * pages, (touch + 8L) * pages + 200);
    }

    private long bytes() {
        long bytes = 0;
        try (BlockLog.Cursor cursor = log.cursor()) {
            for (int length = cursor.next(new byte[0]); length >= 0; length = cursor.next(new byte[0])) {
                bytes += length;
            }
        }
        return bytes;
    }
}
