package tandem.api;

import java.util.Set;
import org.pf4j.ExtensionPoint;

/**
 * A live-migration strategy: the source's migration thread, written as straight-line code in virtual time.
 *
 * <p>The host makes a new instance for each replay with the constructor without parameters, sets its {@link Option}
 * fields and calls {@link #migrate} once, on one thread. Each call to the {@link Source} or the {@link Wire} may let
 * virtual time pass, in which both hosts execute; code between two calls takes no time. A strategy must not read a
 * clock, start a thread, keep static state or draw unseeded random numbers: the same inputs must give the same calls.
 *
 * <p>A strategy is at its end when {@code migrate} returns. By then it must have {@linkplain Wire#handOver() handed
 * over}, and each page must have been sent as it was when the source paused; otherwise its replay has failed. So has
 * one that throws, that sends a page twice without {@linkplain Source#startRound() rounds}, or that never returns.
 * A failed replay takes no other with it.
 */
public interface MigrationStrategy extends ExtensionPoint {
    /** The name that users type: lower case, words joined by {@code -}; unique among all strategies installed. */
    String name();

    /** What it does in one line, for lists, and after an empty line as much as helps to understand its figures. */
    String help();

    /** What this strategy must be told beyond what a real source knows; recorded in the run. Most need nothing. */
    default Set<Foreknowledge> foreknowledge() {
        return Set.of();
    }

    /** Migrates the guest. Called once, at wall time 0, with the guest running on the source. */
    void migrate(Source source, Wire wire);
}
