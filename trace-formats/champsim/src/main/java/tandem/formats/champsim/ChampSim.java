package tandem.formats.champsim;

import java.io.IOException;
import org.pf4j.Extension;
import tandem.api.AccessSink;
import tandem.api.Option;
import tandem.api.RecordReader;
import tandem.api.TraceException;
import tandem.api.TraceFormat;
import tandem.api.TraceInput;
import tandem.api.TraceSample;

/**
 * ChampSim's traces: a record for each instruction executed, little-endian, without a header.
 *
 * <pre>
 *  0  u64     address of the instruction
 *  8  u8      1 for a branch
 *  9  u8      1 for a branch that is taken
 * 10  u8[2]   registers written
 * 12  u8[4]   registers read
 * 16  u64[2]  addresses written, 0 for none
 * 32  u64[4]  addresses read, 0 for none
 * </pre>
 *
 * <p>In CloudSuite's traces, of several programs, a record has 96 bytes: four registers written, four addresses written
 * at 24, four read at 56. Nothing in a trace says which it is, but hardly any is possible as both.
 *
 * <p>Neither sizes, times nor threads are known: each access counts as one byte. A file that is cut between two records
 * looks like a whole one.
 */
@Extension
public final class ChampSim implements TraceFormat {
    @Option(
            name = "layout",
            defaultValue = "auto",
            help = "of a record: champsim (64 bytes), cloudsuite (96 bytes), or auto, by how the trace begins")
    Layout layout = Layout.AUTO;

    @Override
    public String name() {
        return "champsim";
    }

    @Override
    public String help() {
        return """
                ChampSim's instruction traces: virtual addresses without sizes, time or threads.

                A record of 64 bytes: u64 instruction, u8 is_branch, u8 taken, u8[2] and u8[4] registers,
                u64[2] addresses written at 16, u64[4] addresses read at 32, 0 for none; little-endian.

                CloudSuite's records have 96 bytes: u64[4] written at 24, u64[4] read at 56.
                Which of the two is seen from the trace's beginning, or said: --option champsim.layout=cloudsuite""";
    }

    @Override
    public boolean recognises(TraceSample sample) {
        return layout == Layout.AUTO ? seen(sample) != Layout.AUTO : layout.fits(sample.buffer());
    }

    private static Layout seen(TraceSample sample) {
        boolean champsim = Layout.CHAMPSIM.fits(sample.buffer());
        boolean cloudsuite = Layout.CLOUDSUITE.fits(sample.buffer());
        if (champsim == cloudsuite) {
            return Layout.AUTO;
        }
        return champsim ? Layout.CHAMPSIM : Layout.CLOUDSUITE;
    }

    @Override
    public void read(TraceInput input, AccessSink sink) throws IOException {
        input.atByte(0);
        Layout found = found(input.sample());
        RecordReader records = new RecordReader(input, found.recordBytes);
        Gathered accesses = new Gathered(sink);
        try {
            while (records.next()) {
                if (!accesses.hasRoom()) {
                    accesses.pass();
                }
                accesses.add(records, found);
            }
            accesses.pass();
        } finally {
            records.tellPlace();
        }
    }

    private Layout found(TraceSample beginning) throws TraceException {
        Layout found = layout == Layout.AUTO ? seen(beginning) : layout;
        if (found == Layout.AUTO) {
            throw new TraceException("whether its records have 64 or 96 bytes cannot be seen: say it with --option"
                    + " champsim.layout=champsim or cloudsuite");
        }
        return found;
    }
}
