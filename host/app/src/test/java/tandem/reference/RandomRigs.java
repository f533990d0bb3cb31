package tandem.reference;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import tandem.engine.options.Options;

/** Random rigs, the same for both replays: mostly defaults, with some parameters moved to where they matter. */
final class RandomRigs {
    private RandomRigs() {}

    static void set(
            Random random, PlainRig plain, Options rig, List<PlainAccess> trace, Optional<List<PlainAccess>> other) {
        plain.bandwidth = pick(random, 117_500_000L, 1_175_000_000L, 12_500_000L, 99_999_989L);
        plain.latency = pick(random, 50_000L, 0L, 1_000_000L);
        plain.sendBuffer = pick(random, 0L, 0L, 20_000L, 300_000L);
        plain.burst = pick(random, 0L, 0L, 65_536L, 10_000L);
        plain.header = pick(random, 8L, 0L, 100L);
        plain.deviceState = pick(random, 262_144L, 0L, 13_041L);
        plain.resume = pick(random, 5_000_000L, 0L, 100_000L);
        plain.faultTrap = pick(random, 20_000L, 0L, 400_000L);
        plain.install = pick(random, 4_000L, 0L, 3_000_000L);
        plain.dirtyTrap = pick(random, 1_000L, 0L, 100_000L);
        plain.touchTrap = pick(random, 1_000L, 0L, 50_000L);
        plain.cow = pick(random, 2_000L, 0L, 70_000L);
        plain.sourceSpeed = pick(random, 100L, 100L, 67L, 150L, 50L, 1L);
        plain.targetSpeed = pick(random, 100L, 100L, 80L, 233L);
        plain.runAhead = pick(random, PlainRig.UNBOUNDED, PlainRig.UNBOUNDED, 0L, 200_000L);
        plain.quantum = pick(random, 1_000L, 0L, 50_000L);
        plain.repeat = pick(random, 1L, 1L, 1L, 3L);
        plain.timeScale = random.nextInt(4) == 0 ? new BigDecimal("1.7") : BigDecimal.ONE;
        plain.gang = random.nextInt(4) == 0;
        plain.physical = random.nextInt(3) == 0;
        plain.memory = pick(random, 0L, 0L, 4096L * random.nextInt(120));
        plain.untouchedZero = random.nextBoolean();
        if (random.nextInt(4) == 0) {
            int first = random.nextInt(60);
            plain.pages = Optional.of(List.of(
                    new PlainRig.FrameRange(first, first + random.nextInt(20)),
                    new PlainRig.FrameRange(70, 70 + random.nextInt(30))));
        }
        plain.start =
                random.nextInt(4) == 0 ? random.nextInt((int) Math.min(span(trace), span(other.orElse(trace))) + 1) : 0;
        copy(plain, rig);
    }

    /** No more than the guest time of the last access. */
    private static long span(List<PlainAccess> trace) {
        long first = trace.stream().mapToLong(PlainAccess::time).min().orElse(0);
        long last = trace.stream().mapToLong(PlainAccess::time).max().orElse(0);
        return Math.max(0, (last - first) / 2);
    }

    private static long pick(Random random, Long... values) {
        return values[random.nextInt(values.length)];
    }

    private static void copy(PlainRig plain, Options rig) {
        rig.set("bandwidth", plain.bandwidth + "B/s");
        rig.set("latency", plain.latency + "ns");
        rig.set("send-buffer", "" + plain.sendBuffer);
        rig.set("burst", "" + plain.burst);
        rig.set("header", "" + plain.header);
        rig.set("device-state", "" + plain.deviceState);
        rig.set("resume", plain.resume + "ns");
        rig.set("fault-trap", plain.faultTrap + "ns");
        rig.set("install", plain.install + "ns");
        rig.set("dirty-trap", plain.dirtyTrap + "ns");
        rig.set("touch-trap", plain.touchTrap + "ns");
        rig.set("cow", plain.cow + "ns");
        rig.set("source-speed", "" + plain.sourceSpeed);
        rig.set("target-speed", "" + plain.targetSpeed);
        rig.set("run-ahead", plain.runAhead == PlainRig.UNBOUNDED ? "unbounded" : plain.runAhead + "ns");
        rig.set("quantum", plain.quantum + "ns");
        rig.set("repeat", "" + plain.repeat);
        rig.set("time-scale", plain.timeScale.toPlainString());
        rig.set("vcpus", plain.gang ? "gang" : "independent");
        rig.set("memory", "" + plain.memory);
        rig.set("untouched", plain.untouchedZero ? "zero" : "data");
        rig.set("start", plain.start + "ns");
    }
}
