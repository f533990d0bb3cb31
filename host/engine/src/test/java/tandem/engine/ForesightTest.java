package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.api.AccessKind;
import tandem.engine.options.Options;

class ForesightTest {
    private static final int PAGES = 20_000;
    private static final long START = 100_000;

    private record Touch(long time, int vcpu, int page) {}

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void shouldOrderFirstTouchesByTimeThenVcpuThenAsOnTheTape(int vcpus) throws IOException {
        Rig rig = new Rig();
        Options options = Options.of(rig);
        options.set("quantum", "0");
        options.set("start", START + "ns");
        List<Touch> touches = touches(vcpus);
        Scenario scenario = Scenario.of(rig, tape(rig, touches), null, null);
        assertThat(scenario.warmUpTouches())
                .containsExactly(touches.stream()
                        .filter(touch -> touch.time < START)
                        .sorted(Comparator.comparingLong(Touch::time).thenComparingInt(Touch::vcpu))
                        .mapToInt(Touch::page)
                        .distinct()
                        .toArray());
    }

    /** By turns all vCPUs and one alone, for several blocks of the tape each; at last every page once. */
    private static List<Touch> touches(int vcpus) {
        Random random = new Random(vcpus);
        List<Touch> touches = new ArrayList<>();
        long time = 0;
        for (int i = 0; i < 150_000; i++) {
            boolean alone = i / 25_000 % 2 == 1;
            time += random.nextInt(3);
            touches.add(new Touch(time, alone ? vcpus - 1 : random.nextInt(vcpus), random.nextInt(1 + i / 8)));
        }
        for (int page = 0; page < PAGES; page++) {
            touches.add(new Touch(time, 0, page));
        }
        return touches;
    }

    private static Tape tape(Rig rig, List<Touch> touches) throws IOException {
        MemoryLog log = new MemoryLog();
        Recorder.record(
                sink -> {
                    for (Touch touch : touches) {
                        sink.access(touch.time, touch.vcpu, touch.page * 4096L, 8, AccessKind.READ);
                    }
                },
                rig,
                false,
                log);
        return Tape.open(log);
    }
}
