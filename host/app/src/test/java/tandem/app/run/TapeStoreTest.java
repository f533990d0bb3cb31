package tandem.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tandem.api.AccessKind;
import tandem.engine.BlockLog;
import tandem.engine.MemoryLog;
import tandem.engine.Recorder;
import tandem.engine.Rig;
import tandem.engine.TraceReading;
import tandem.engine.options.Options;
import tandem.engine.options.Setting;

/** Tapes are kept apart by all that shapes them. */
class TapeStoreTest {
    private static final TraceReading TIMED = sink -> {
        for (int i = 0; i < 50; i++) {
            sink.access(100L * i, i % 2, 1000L * (i % 13), 8, i % 3 == 0 ? AccessKind.WRITE : AccessKind.READ);
        }
    };
    private static final TraceReading BY_FETCHES = sink -> {
        for (int i = 0; i < 5_000; i++) {
            sink.access(0, 1000L * (i % 13), 8, AccessKind.FETCH);
        }
    };
    private static final TraceReading BY_ACCESSES = sink -> {
        for (int i = 0; i < 5_000; i++) {
            sink.access(0, 1000L * (i % 13), 8, AccessKind.READ);
        }
    };

    @Test
    void shouldKnowEverySettingThatShapesATape() throws IOException {
        Set<String> shaping = new TreeSet<>();
        for (Setting setting : Options.of(new Rig()).settings()) {
            if (!tapes("", "").equals(tapes(setting.name(), other(setting)))) {
                shaping.add(setting.name());
            }
        }

        assertThat(TapeStore.RECORDER_SETTINGS).containsExactlyInAnyOrderElementsOf(shaping);
    }

    /** A value that is not the default. */
    private static String other(Setting setting) {
        if (!setting.allowed().isEmpty()) {
            return setting.allowed().stream()
                    .filter(word -> !word.equals(setting.defaultText()))
                    .findFirst()
                    .orElseThrow();
        }
        return switch (setting.unit()) {
            case NONE -> "3";
            case TIME -> "7us";
            case SIZE -> "2000";
            case RATE -> "3MB/s";
            case PERCENT -> "50%";
        };
    }

    private static List<List<String>> tapes(String name, String value) throws IOException {
        Rig rig = new Rig();
        Options options = Options.of(rig);
        if (!name.isEmpty()) {
            options.set(name, value);
            assertThat(options.get(name)).isNotEqualTo(Options.of(new Rig()).get(name));
        }
        List<List<String>> tapes = new ArrayList<>();
        for (TraceReading trace : List.of(TIMED, BY_FETCHES, BY_ACCESSES)) {
            MemoryLog log = new MemoryLog();
            Recorder.record(trace, rig, true, log);
            tapes.add(blocks(log));
        }
        return tapes;
    }

    private static List<String> blocks(BlockLog log) {
        List<String> blocks = new ArrayList<>();
        byte[] block = new byte[BlockLog.LONGEST_BLOCK_BYTES];
        try (BlockLog.Cursor cursor = log.cursor()) {
            for (int length = cursor.next(block); length >= 0; length = cursor.next(block)) {
                blocks.add(Arrays.toString(Arrays.copyOf(block, length)));
            }
        }
        return blocks;
    }
}
