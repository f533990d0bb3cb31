package tandem.tck;

import tandem.engine.Rig;
import tandem.engine.options.Options;

/** Rigs written in a test: {@code rig("latency=0ns", "bandwidth=10gbit")}. */
public final class TestRig {
    private static final String[] IDEAL = {
        "fault-trap=0", "install=0", "dirty-trap=0", "touch-trap=0", "cow=0", "resume=0"
    };

    private TestRig() {}

    /** The default rig but for {@code settings}, each {@code name=value} as people type them. */
    public static Rig rig(String... settings) {
        Rig rig = new Rig();
        set(Options.of(rig), settings);
        return rig;
    }

    /** The profile {@code ideal}, all traps, copies and the resume 0, but for {@code settings}. */
    public static Rig ideal(String... settings) {
        Rig rig = new Rig();
        Options options = Options.of(rig);
        set(options, IDEAL);
        set(options, settings);
        return rig;
    }

    static void set(Options options, String... settings) {
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            options.set(setting.substring(0, equals), setting.substring(equals + 1));
        }
    }
}
