package tandem.tck;

import static java.time.temporal.ChronoUnit.MICROS;
import static java.time.temporal.ChronoUnit.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static tandem.tck.TestReplay.calls;
import static tandem.tck.TestReplay.pagesSent;
import static tandem.tck.TestReplay.replay;
import static tandem.tck.TestRig.ideal;
import static tandem.tck.TestRig.rig;
import static tandem.tck.TestTrace.page;
import static tandem.tck.TestTrace.trace;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import tandem.engine.Figures;
import tandem.engine.Scenario;

/** What tests are written with. */
class TestTraceTest {
    @Test
    void shouldSayWhatItReads() throws IOException {
        HeardAccesses heard = new HeardAccesses();

        trace().write(page(3))
                .idle(5, MILLIS)
                .read(page(7))
                .vcpu(1)
                .fetch(17)
                .idle(2, MICROS)
                .modify(page(1))
                .into(heard);

        assertThat(heard.all())
                .containsExactly(
                        "WRITE 3000 1 vCPU 0 0 ns",
                        "READ 7000 1 vCPU 0 5000000 ns",
                        "FETCH 11 1 vCPU 1 0 ns",
                        "MODIFY 1000 1 vCPU 1 2000 ns");
    }

    @Test
    void shouldNumberPagesByAddressWhereThereIsMemory() {
        assertThat(trace().read(page(7)).on(rig("memory=40KiB")).pages()).isEqualTo(10);
        assertThat(trace().read(page(7)).read(page(9)).on(rig()).pages()).isEqualTo(2);
    }

    @Test
    void shouldTellWhatAStrategyDoes() {
        Scenario scenario = trace().read(page(2)).on(rig());

        List<String> calls = calls(new SoundStrategies.Rounds(), scenario, "rounds=1");

        assertThat(calls).containsSubsequence("logDirty", "startRound", "send 0", "pause true", "handOver 0");
        assertThat(pagesSent(new SoundStrategies.Push(), scenario)).containsExactly(0);
    }

    /** The target stalls from its touch at 2.5 ms until page 7, for which it asks at once, has crossed the wire. */
    @Test
    void shouldReplay() {
        Scenario scenario = trace().read(page(0))
                .idle(2500, MICROS)
                .read(page(7))
                .on(ideal("bandwidth=4104000B/s", "latency=0", "device-state=0", "request-bytes=0", "memory=40KiB"));

        Figures figures = replay(new SoundStrategies.Push(), scenario);

        assertThat(pagesSent(new SoundStrategies.Push(), scenario)).containsExactly(0, 1, 2, 7, 3, 4, 5, 6, 8, 9);
        assertThat(figures.stalls().sum()).isEqualTo(1_500_000);
        assertThat(figures.totalTime()).isEqualTo(10_000_000);
    }
}
