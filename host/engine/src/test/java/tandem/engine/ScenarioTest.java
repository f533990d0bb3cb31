package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import tandem.api.AccessKind;
import tandem.engine.options.Options;

/** What replays share: several tapes, one numbering of pages. */
class ScenarioTest {
    private final Rig rig = new Rig();
    private final Options options = Options.of(rig);

    @Test
    void shouldTakeTheRecordInPlaceOfTheWarmUp() throws IOException {
        options.set("start", "5us");
        Scenario scenario = Scenario.of(rig, tape(false, 10, 30, 20, 10, 30, 20, 40), null, null);
        assertThat(scenario.warmUpTouches()).containsExactly(0, 2, 1);

        Scenario withRecord = scenario.withRecord(tape(false, 40, 99, 20, 5, 10));
        assertThat(withRecord.pages()).isEqualTo(4);
        assertThat(withRecord.warmUpTouches()).containsExactly(3, 1, 0);
    }

    @Test
    void shouldFindRecordedPagesInMemoryThatTheGuestDoesNotTouch() throws IOException {
        options.set("memory", "64KiB");
        Scenario scenario = Scenario.of(rig, tape(true, 2, 20), null, null);
        assertThat(scenario.withRecord(tape(true, 15, 16, 20, 2)).warmUpTouches())
                .containsExactly(15, 16, 2);
    }

    @Test
    void shouldRefuseToTakeVirtualForPhysicalAddresses() throws IOException {
        Tape virtual = tape(false, 1);
        Tape physical = tape(true, 1);
        assertThatThrownBy(() -> Scenario.of(rig, virtual, physical, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("guest-physical");
        Scenario scenario = Scenario.of(rig, virtual, null, null);
        assertThatThrownBy(() -> scenario.withRecord(physical))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("guest-physical");
    }

    private Tape tape(boolean physical, int... pages) throws IOException {
        MemoryLog log = new MemoryLog();
        Recorder.record(
                sink -> {
                    for (int i = 0; i < pages.length; i++) {
                        sink.access(i * 1000L, 0, pages[i] * 4096L, 8, AccessKind.READ);
                    }
                },
                rig,
                physical,
                log);
        return Tape.open(log);
    }
}
