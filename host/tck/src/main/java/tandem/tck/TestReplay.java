package tandem.tck;

import java.util.ArrayList;
import java.util.List;
import tandem.api.MigrationStrategy;
import tandem.engine.Figures;
import tandem.engine.MemoryLog;
import tandem.engine.Replay;
import tandem.engine.Scenario;
import tandem.engine.options.Options;

/** Replays in a test. Options not given are at their defaults. */
public final class TestReplay {
    private TestReplay() {}

    /**
     * The figures of a replay.
     *
     * @param options of the strategy, each {@code name=value} as people type them
     */
    public static Figures replay(MigrationStrategy strategy, Scenario scenario, String... options) {
        MemoryLog journal = new MemoryLog();
        new Replay(scenario, set(strategy, options), journal).run();
        return Figures.of(journal);
    }

    /**
     * What the strategy calls in a replay, in order, such as {@code send 3}, {@code throttle 20}, {@code handOver}.
     *
     * @param options of the strategy, each {@code name=value} as people type them
     */
    public static List<String> calls(MigrationStrategy strategy, Scenario scenario, String... options) {
        List<String> calls = new ArrayList<>();
        MigrationStrategy heard = new HeardStrategy(set(strategy, options), calls::add);
        new Replay(scenario, heard, new MemoryLog()).run();
        return calls;
    }

    /**
     * The pages that the strategy sends in a replay, in order.
     *
     * @param options of the strategy, each {@code name=value} as people type them
     */
    public static List<Integer> pagesSent(MigrationStrategy strategy, Scenario scenario, String... options) {
        List<Integer> pages = new ArrayList<>();
        for (String call : calls(strategy, scenario, options)) {
            String[] words = call.split(" ", -1);
            if (words[0].equals("send")) {
                pages.add(Integer.valueOf(words[1]));
            }
        }
        return pages;
    }

    private static MigrationStrategy set(MigrationStrategy strategy, String... options) {
        TestRig.set(Options.of(strategy), options);
        return strategy;
    }
}
