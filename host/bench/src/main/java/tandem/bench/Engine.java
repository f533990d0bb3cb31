package tandem.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import tandem.api.MigrationStrategy;
import tandem.api.TraceFormat;
import tandem.engine.BlockLog;
import tandem.engine.Figures;
import tandem.engine.Recorder;
import tandem.engine.Replay;
import tandem.engine.Rig;
import tandem.engine.Scenario;
import tandem.engine.Tape;
import tandem.engine.options.Options;
import tandem.engine.trace.TraceFile;

/** The engine as the program uses it. */
final class Engine {
    private Engine() {}

    /** Records a trace's tape, by as many threads as there are cores for. */
    static void record(Path trace, String formatName, BlockLog tape) throws IOException {
        TraceFile file = TraceFile.open(trace);
        record(file, formatName, tape, file.coresLeft(0));
    }

    /** Records a trace's tape by the thread that reads it. */
    static void recordByOne(Path trace, String formatName, BlockLog tape) throws IOException {
        record(TraceFile.open(trace), formatName, tape, 0);
    }

    private static void record(TraceFile file, String formatName, BlockLog tape, int coresLeft) throws IOException {
        TraceFormat format = Offers.format(formatName);
        Recorder.record(sink -> file.read(format, sink), rig(Map.of()), format::guestPhysical, tape, coresLeft);
    }

    /** The default rig but for {@code settings}. */
    static Rig rig(Map<String, String> settings) {
        Rig rig = new Rig();
        Options options = Options.of(rig);
        settings.forEach(options::set);
        return rig;
    }

    /** What the replays of a tape share, under the default rig but for {@code settings}. */
    static Scenario scenario(Tape tape, Map<String, String> settings) {
        return Scenario.of(rig(settings), tape, null, null);
    }

    /** Replays with the journal in {@code journal}. */
    static void replay(Scenario scenario, String strategy, BlockLog journal) {
        MigrationStrategy chosen = Offers.strategy(strategy);
        Options.of(chosen);
        new Replay(scenario, chosen, journal).run();
    }

    /** Replays with the journal in {@code journal} and makes the figures; answers the lost time. */
    static long figures(Scenario scenario, String strategy, BlockLog journal) {
        replay(scenario, strategy, journal);
        return Figures.of(journal).lostTime();
    }
}
