package tandem.tck;

import org.pf4j.Extension;
import tandem.api.MigrationStrategy;
import tandem.api.Option;
import tandem.api.Source;
import tandem.api.Wire;

/** Strategies without a fault. */
final class SoundStrategies {
    private SoundStrategies() {}

    /** Post-copy. */
    @Extension
    public static final class Push implements MigrationStrategy {
        @Override
        public String name() {
            return "push";
        }

        @Override
        public String help() {
            return "requested pages first, else ascending";
        }

        @Override
        public void migrate(Source source, Wire wire) {
            source.pause();
            wire.handOver();
            wire.sendAll(wire.requests().then(source.missing()::first));
        }
    }

    /** Pre-copy. */
    @Extension
    public static final class Rounds implements MigrationStrategy {
        @Option(name = "rounds", min = 1, defaultValue = "2", help = "how many rounds")
        private int rounds;

        @Override
        public String name() {
            return "rounds";
        }

        @Override
        public String help() {
            return "some rounds, then the rest";
        }

        @Override
        public void migrate(Source source, Wire wire) {
            source.logDirty();
            for (int round = 0; round < rounds && !source.marked().isEmpty(); round++) {
                wire.sendAll(source.startRound());
            }
            source.pause();
            wire.sendAll(source.missing()::first);
            wire.handOver();
        }
    }
}
