package tandem.formats.csv;

import static tandem.formats.csv.ColumnFinder.ABSENT;

import org.apache.commons.csv.CSVRecord;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.TraceException;

/** Makes accesses of records. */
final class Columns {
    private final Csv options;
    private final int count;
    private final int time;
    private final int vcpu;
    private final int op;
    private final int address;
    private final int size;

    Columns(Csv options, ColumnFinder columns, int count) throws TraceException {
        this.options = options;
        this.count = count;
        time = columns.find("time", options.time);
        vcpu = columns.findIfAny("vcpu", options.vcpu);
        op = columns.find("op", options.op);
        address = columns.find("address", options.address);
        size = columns.findIfAny("size", options.size);
        if (address == ABSENT) {
            throw new TraceException("csv.address=" + options.address + ": a trace has addresses");
        }
    }

    void pass(CSVRecord record, AccessSink sink) throws TraceException {
        if (record.size() != count) {
            throw new TraceException(record.size() + " columns instead of " + count
                    + ": the line was cut off or is not of" + " this trace");
        }
        int onVcpu = vcpu == ABSENT ? 0 : Values.vcpu(record.get(vcpu));
        long at = Values.address(record.get(address), options.radix, options.addressUnit);
        long sizeBytes = size == ABSENT ? 1 : Values.sizeBytes(record.get(size));
        AccessKind kind = op == ABSENT ? options.defaultOp : Values.kind(record.get(op));
        if (time == ABSENT) {
            sink.access(onVcpu, at, sizeBytes, kind);
        } else {
            sink.access(Values.nanos(record.get(time), options.timeUnit), onVcpu, at, sizeBytes, kind);
        }
    }
}
