package tandem.plugins.stopandcopy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static tandem.tck.TestReplay.replay;
import static tandem.tck.TestRig.ideal;
import static tandem.tck.TestRig.rig;
import static tandem.tck.TestTrace.page;
import static tandem.tck.TestTrace.trace;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tandem.engine.Figures;
import tandem.engine.Rig;

/** Times of stop-and-copy that others have computed or measured. All bytes cross the wire once: (M + S) / B. */
class KnownTimesTest {
    private static final String[] BARE = {"header=0", "latency=0", "device-state=0"};

    @Test
    void shouldTakeTheTimeOfItsClosedForm() {
        int pages = 1000;
        long pageNanos = (4104L * 1_000_000_000 + 117_499_999) / 117_500_000;
        long stateNanos = (262_144L * 1_000_000_000 + 117_499_999) / 117_500_000;

        Figures figures = stopAndCopy(rig("memory=" + pages * 4096));

        assertThat(figures.totalTime()).isEqualTo(pages * pageNanos + stateNanos + 50_000 + 5_000_000);
        assertThat(figures.downtime()).isEqualTo(figures.totalTime());
    }

    /** Clark et al., NSDI 2005, §4.2: a VM of 512 MB; M and Mbit are binary there. */
    @ParameterizedTest
    @CsvSource({"16777216, 32", "33554432, 16", "67108864, 8"})
    void shouldTakeAsLongAsInClark(long bytesPerSecond, long seconds) {
        Figures figures = stopAndCopy(bare("memory=512MiB", "bandwidth=" + bytesPerSecond + "B/s"));

        assertThat(figures.totalTime()).isCloseTo(seconds * 1_000_000_000, within(131_072L));
    }

    /**
     * CloudSim, PowerDatacenter: 512 MB at 1 Gbit/s, half of which is used; CloudSim Plus, DatacenterSimple: 2000 MB at
     * half of 10 Gbit/s; SimGrid, teshsuite/s4u/vm-live-migration: 1.25 GB of an idle VM at 1.25 GB/s.
     */
    @ParameterizedTest
    @CsvSource({"512MB, 62500000, 8192", "2000MB, 625000000, 3200", "1250MB, 1250000000, 1000"})
    void shouldTakeAsLongAsInSimulators(String memory, long bytesPerSecond, long millis) {
        Figures figures = stopAndCopy(bare("page-size=1MB", "memory=" + memory, "bandwidth=" + bytesPerSecond + "B/s"));

        assertThat(figures.totalTime()).isEqualTo(millis * 1_000_000);
    }

    /** The expected downtime that QEMU computes, dirty bytes / bandwidth, as in KubeVirt's VEP 248. */
    @ParameterizedTest
    @CsvSource({"31250000, 500", "3750000000, 60000"})
    void shouldTakeTheExpectedDowntime(long bytes, long millis) {
        Figures figures = stopAndCopy(bare("page-size=1250000", "memory=" + bytes, "bandwidth=500mbit"));

        assertThat(figures.downtime()).isEqualTo(millis * 1_000_000);
    }

    /** QEMU, docs/devel/migration/postcopy.rst: a page of 1 GiB, about 1 s; M3U, OSDI 2026: 24 GB at 50 Gbit/s. */
    @ParameterizedTest
    @CsvSource({
        "1GiB, 1, 10gbit, 859_000_000, 1_000_000",
        "1GB, 24, 50gbit, 3_840_000_000, 0",
        "4KiB, 1, 1gbit, 32_770, 10",
        "4KiB, 1, 10gbit, 3_277, 1",
        "2MiB, 1, 10gbit, 1_678_000, 1000"
    })
    void shouldTakeTheTimeOfAPage(String size, int pages, String bandwidth, String nanos, String tolerance) {
        Rig rig = bare("page-size=" + size, "memory=0", "bandwidth=" + bandwidth);

        Figures figures = replay(
                new StopAndCopy(),
                trace().times(pages, (guest, i) -> guest.read(rig.pageSizeBytes() * i))
                        .on(rig));

        assertThat(figures.totalTime()).isCloseTo(number(nanos), within(number(tolerance)));
    }

    /** QEMU, migration/ram.c: 8 bytes of header, and of a zero page only one more. */
    @Test
    void shouldSendWhatQemuSendsForAPage() {
        Figures figures = stopAndCopy(rig("memory=40KiB", "untouched=zero", "device-state=0"));

        assertThat(figures.zeroPages()).isEqualTo(9);
        assertThat(figures.bytesSent()).isEqualTo(4104 + 9 * 9);
    }

    private static long number(String text) {
        return Long.parseLong(text.replace("_", ""));
    }

    private static Rig bare(String... settings) {
        String[] all = Arrays.copyOf(BARE, BARE.length + settings.length);
        System.arraycopy(settings, 0, all, BARE.length, settings.length);
        return ideal(all);
    }

    private static Figures stopAndCopy(Rig rig) {
        return replay(new StopAndCopy(), trace().read(page(0)).on(rig));
    }
}
