package tandem.app.run;

import org.jspecify.annotations.Nullable;
import tandem.engine.Figures;

/**
 * What came of a replay.
 *
 * @param setup the strategy and its options
 * @param figures null where it failed
 * @param failure why it failed, for people; null where it did not
 */
public record Outcome(
        StrategySetup setup,
        @Nullable Figures figures,
        @Nullable String failure) {
    /** The strategy's name. */
    public String strategy() {
        return setup.name();
    }

    /** Whether there are no figures. */
    public boolean hasFailed() {
        return figures == null;
    }
}
