package tandem.tck;

import static tandem.tck.TestRig.rig;

import java.util.Random;
import tandem.engine.Rig;

/** Rigs drawn at random, mostly the default with some parameters where it hurts. */
final class RandomRig {
    private RandomRig() {}

    static Rig of(Random random) {
        return rig(
                pick(
                        random,
                        "bandwidth=117500000B/s",
                        "bandwidth=10gbit",
                        "bandwidth=12500000B/s",
                        "bandwidth=99999989B/s"),
                pick(random, "latency=50us", "latency=0", "latency=10ms"),
                pick(random, "send-buffer=0", "send-buffer=0", "send-buffer=20000", "send-buffer=4MiB"),
                pick(random, "burst=0", "burst=0", "burst=64KiB"),
                pick(random, "header=8", "header=0"),
                pick(random, "device-state=262144", "device-state=0"),
                pick(random, "resume=5ms", "resume=0"),
                pick(random, "fault-trap=20us", "fault-trap=0"),
                pick(random, "install=4us", "install=0", "install=3ms"),
                pick(random, "dirty-trap=1us", "dirty-trap=100us"),
                pick(random, "touch-trap=1us", "touch-trap=50us"),
                pick(random, "cow=2us", "cow=70us"),
                pick(random, "source-speed=100", "source-speed=67", "source-speed=1", "source-speed=150"),
                pick(random, "target-speed=100", "target-speed=80", "target-speed=233"),
                pick(random, "run-ahead=unbounded", "run-ahead=0", "run-ahead=1ms"),
                pick(random, "memory=0", "memory=1MiB"),
                pick(random, "untouched=data", "untouched=zero"),
                pick(random, "start=0", "start=0", "start=2ms"),
                pick(random, "repeat=1", "repeat=1", "repeat=3"),
                pick(random, "vcpus=independent", "vcpus=gang"));
    }

    private static String pick(Random random, String... settings) {
        return settings[random.nextInt(settings.length)];
    }
}
