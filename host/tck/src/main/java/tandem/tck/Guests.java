package tandem.tck;

import static java.time.temporal.ChronoUnit.MICROS;
import static java.time.temporal.ChronoUnit.NANOS;
import static tandem.tck.TestTrace.page;
import static tandem.tck.TestTrace.trace;

import java.util.Random;

/** The guests on which the kits try strategies. */
final class Guests {
    private Guests() {}

    /** Touches one page, and never does anything again. */
    static TestTrace idle() {
        return trace().read(page(0));
    }

    /** Reads and writes each page once, ascending, one each {@code gapMicros}. */
    static TestTrace walking(int pages, int gapMicros) {
        return trace().times(pages, (guest, i) -> guest.modify(page(i)).idle(gapMicros, MICROS));
    }

    /** Waits a while and then reads all pages at one instant, descending. */
    static TestTrace rushing(int pages) {
        return idle().idle(500, MICROS).times(pages, (guest, i) -> guest.read(page(pages - 1L - i)));
    }

    /** Writes one page after the other, round and round. */
    static TestTrace dirtying(int pages, long gapNanos, int writes) {
        return dirtying(pages, 1, gapNanos, writes);
    }

    /** Writes every {@code stride}-th page, one after the other, round and round. */
    static TestTrace dirtying(int pages, long stride, long gapNanos, int writes) {
        return trace().times(
                        writes,
                        (guest, i) -> guest.write(page(i % pages * stride)).idle(gapNanos, NANOS));
    }

    /** Walks and jumps over {@code pages} pages on each vCPU; nearly half of its 500 accesses there write. */
    static TestTrace busy(int vcpus, int pages, long seed) {
        Random random = new Random(seed);
        TestTrace trace = trace();
        for (int vcpu = 0; vcpu < vcpus; vcpu++) {
            trace.vcpu(vcpu).times(500, (guest, i) -> {
                long address = page(random.nextInt(3) == 0 ? random.nextInt(pages) : i / 3 % pages);
                if (random.nextInt(9) < 4) {
                    guest.write(address);
                } else {
                    guest.read(address);
                }
                guest.idle(random.nextInt(60_000), NANOS);
            });
        }
        return trace;
    }
}
