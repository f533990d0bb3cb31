package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import tandem.api.AccessKind;
import tandem.api.MigrationStrategy;
import tandem.api.PageSet;
import tandem.api.Source;
import tandem.api.Wire;
import tandem.engine.options.Options;

/** A dirty log that is read now and then: {@link Source#synchronise()}. */
class DirtyBitmapTest {
    private static final long MS = 1_000_000;

    private final Rig rig = new Rig();
    private final Options options = Options.of(rig);
    private final List<List<Integer>> seen = new ArrayList<>();

    DirtyBitmapTest() {
        options.set("bandwidth", "41040000B/s"); // a page in 100 us
        options.set("dirty-trap", "0");
    }

    @Test
    void shouldKeepTheMarkOfAPageWrittenBeforeItWasSent() throws IOException {
        Figures figures = replay((source, wire) -> {
            source.logDirty();
            source.synchronise();
            wire.waitFor(3 * MS); // pages 0 to 2 are written
            look(source.marked());
            sendMarked(source, wire);
            look(source.marked());
            source.synchronise();
            look(source.marked());
            sendMarked(source, wire);
            wire.waitFor(3 * MS); // the others are written
            source.pause();
            look(source.missing());
            wire.sendAll(source.missing()::first);
            wire.handOver(1000);
        });
        assertThat(seen).containsExactly(List.of(0, 1, 2, 3, 4, 5), List.of(), List.of(0, 1, 2), List.of(3, 4, 5));
        assertThat(figures.rounds()).extracting(Figures.Round::pages).containsExactly(6L, 3L);
        assertThat(figures.pagesSent()).isEqualTo(12);
        assertThat(figures.bytesSent()).isEqualTo(12 * 4104 + rig.deviceStateBytes() + 1000);
    }

    @Test
    void shouldAllowAPageOnceAfterEachSynchronisation() {
        assertThatThrownBy(() -> replay((source, wire) -> {
                    source.logDirty();
                    source.synchronise();
                    wire.send(3);
                    wire.send(3);
                }))
                .isInstanceOf(StrategyFailure.class)
                .hasMessageContaining("sends page 3 twice in one round");
    }

    @Test
    void shouldRefuseToReadALogThatIsOff() {
        assertThatThrownBy(() -> replay((source, wire) -> source.synchronise()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("logDirty()");
    }

    private void look(PageSet pages) {
        List<Integer> now = new ArrayList<>();
        for (int page = pages.first(); page >= 0; page = pages.next(page + 1)) {
            now.add(page);
        }
        seen.add(now);
    }

    private static void sendMarked(Source source, Wire wire) {
        wire.sendAll(source.marked()::first);
    }

    /** Six pages, of which page p is written at p + 1 ms. */
    private Figures replay(BiConsumer<Source, Wire> strategy) throws IOException {
        MemoryLog log = new MemoryLog();
        Recorder.record(
                sink -> {
                    sink.access(0, 0, 0, 6 * 4096, AccessKind.READ);
                    for (int page = 0; page < 6; page++) {
                        sink.access((page + 1) * MS, 0, page * 4096L, 1, AccessKind.WRITE);
                    }
                },
                rig,
                false,
                log);
        MemoryLog journal = new MemoryLog();
        new Replay(Scenario.of(rig, Tape.open(log), null, null), new Scripted(strategy), journal).run();
        return Figures.of(journal);
    }

    private record Scripted(BiConsumer<Source, Wire> script) implements MigrationStrategy {
        @Override
        public String name() {
            return "scripted";
        }

        @Override
        public String help() {
            return "what the test says";
        }

        @Override
        public void migrate(Source source, Wire wire) {
            script.accept(source, wire);
        }
    }
}
