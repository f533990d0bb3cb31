package tandem.tck;

import tandem.api.MigrationStrategy;
import tandem.api.Source;
import tandem.api.Wire;

/** Post-copy without a fault, so that what extends it differs from it in its own fault only. */
abstract class PlainStrategy implements MigrationStrategy {
    @Override
    public String name() {
        return "broken";
    }

    @Override
    public String help() {
        return "broken on purpose";
    }

    @Override
    public void migrate(Source source, Wire wire) {
        source.pause();
        wire.handOver();
        push(source, wire);
    }

    void push(Source source, Wire wire) {
        wire.sendAll(wire.requests().then(source.missing()::first));
    }
}
