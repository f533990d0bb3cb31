package tandem.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/**
 * How often a work is timed, and by which clock.
 *
 * @param nanos the clock
 */
record Runs(int count, LongSupplier nanos) {
    /** By wall time, or by the processor time of the whole process, in which what else runs on a core does not count. */
    static Runs of(int count, boolean byProcessorTime) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Runs(count, byProcessorTime ? system::getProcessCpuTime : System::nanoTime);
    }

    Duel duel(Duel.Work work, Duel.Work rival) throws Exception {
        return Duel.of(this, work, rival);
    }
}
