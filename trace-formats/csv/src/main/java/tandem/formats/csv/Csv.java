package tandem.formats.csv;

import java.io.IOException;
import org.apache.commons.csv.CSVRecord;
import org.pf4j.Extension;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.Option;
import tandem.api.TraceException;
import tandem.api.TraceFormat;
import tandem.api.TraceInput;
import tandem.api.TraceSample;

/**
 * Comma-separated values (RFC 4180), a record an access:
 *
 * <pre>{@code
 * time_ns,vcpu,op,address,size
 * 2965,0,R,0x7f0000476fc7,1
 * 6351,1,W,139637981495231,8
 * }</pre>
 *
 * <p>R reads, W writes, X fetches an instruction. Files with other columns are read with the options.
 *
 * <p>A file that is cut within its last number looks like a whole one.
 */
@Extension
public final class Csv implements TraceFormat {
    @Option(name = "delimiter", defaultValue = ",", help = "what separates columns: a character, or tab, or space")
    String delimiter = ",";

    @Option(name = "header", defaultValue = "auto", help = "whether the first line names the columns: yes, no, auto")
    Header header = Header.AUTO;

    @Option(name = "time", defaultValue = "time_ns", help = "column of the time, by name or by number from 1; or none")
    String time = "time_ns";

    @Option(name = "vcpu", defaultValue = "vcpu", help = "column of the vCPU; where there is none, all are vCPU 0")
    String vcpu = "vcpu";

    @Option(name = "op", defaultValue = "op", help = "column of the kind: R, W or X; or none, see default-op")
    String op = "op";

    @Option(name = "address", defaultValue = "address", help = "column of the address")
    String address = "address";

    @Option(name = "size", defaultValue = "size", help = "column of the size in bytes; where there is none, all are 1")
    String size = "size";

    @Option(name = "default-op", defaultValue = "read", help = "the kind of all accesses where op is none")
    AccessKind defaultOp = AccessKind.READ;

    @Option(name = "time-unit", defaultValue = "ns", help = "what the time counts: ns, us, ms or s")
    TimeUnit timeUnit = TimeUnit.NS;

    @Option(name = "address-unit", defaultValue = "byte", help = "what the address counts: byte, or page of 4096 bytes")
    AddressUnit addressUnit = AddressUnit.BYTE;

    @Option(name = "radix", defaultValue = "10", min = 2, max = 16, help = "of addresses without 0x: 10, or 16")
    int radix = 10;

    @Option(name = "physical", defaultValue = "false", help = "whether the addresses are guest-physical")
    boolean physical;

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String help() {
        return """
                Delimited text, a line an access; by its options almost any columns.

                time_ns,vcpu,op,address,size
                2965,0,R,0x7f0000476fc7,1

                Recognised by this header, its columns in any order and either case; else name the format and its columns:
                --format csv --option csv.time=t_us --option csv.time-unit=us --option csv.address=page …""";
    }

    @Override
    public boolean guestPhysical() {
        return physical;
    }

    @Override
    public boolean recognises(TraceSample sample) {
        return sample.lines().stream()
                .filter(line -> !line.isEmpty())
                .findFirst()
                .filter(line -> ColumnFinder.areCanonical(line.replace("\"", "").split(",", -1)))
                .isPresent();
    }

    @Override
    public void read(TraceInput input, AccessSink sink) throws IOException {
        CsvReader reader = new CsvReader(input, delimiter);
        try {
            read(reader, sink);
        } finally {
            reader.tellPlace();
        }
    }

    private void read(CsvReader reader, AccessSink sink) throws IOException {
        CSVRecord record = reader.next();
        if (record == null) {
            throw new TraceException("there is no line in it");
        }
        ColumnFinder finder = new ColumnFinder(this, record.toList());
        Columns columns = new Columns(this, finder, record.size());
        if (finder.named()) {
            record = reader.next();
        }
        for (; record != null; record = reader.next()) {
            columns.pass(record, sink);
        }
    }
}
