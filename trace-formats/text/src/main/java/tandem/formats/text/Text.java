package tandem.formats.text;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pf4j.Extension;
import tandem.api.AccessSink;
import tandem.api.Line;
import tandem.api.LineFormat;
import tandem.api.Option;
import tandem.api.TraceException;
import tandem.api.TraceInput;
import tandem.api.TraceSample;

/**
 * Columns of text, a line an access: a layout that people have, found by content or by its name, or any other, given by
 * the options.
 */
@Extension
public final class Text extends LineFormat {
    @Option(name = "preset", defaultValue = "auto", help = "the layout; auto: the one that the content looks like")
    Preset preset = Preset.AUTO;

    @Option(
            name = "columns",
            defaultValue = "",
            help = "what each column is: time, vcpu, op, address, size, device, gap, written-address, or - for others")
    String columns = "";

    @Option(
            name = "delimiter",
            defaultValue = "",
            help = "what separates columns: a character, tab, or space for any blanks; where not given, as in columns")
    String delimiter = "";

    @Option(name = "header", defaultValue = "auto", help = "whether the first line names the columns")
    Choice header = Choice.AUTO;

    @Option(name = "comments", defaultValue = "", help = "beginnings of lines to skip, divided by blanks")
    String comments = "";

    @Option(
            name = "radix",
            defaultValue = "0",
            max = 16,
            help = "of addresses without 0x: 10, 16, or 0 for the preset's")
    int radix;

    @Option(
            name = "ops",
            defaultValue = "",
            help = "what the words of op mean, such as R=read,W=write,I=fetch,M=modify,-=skip")
    String ops = "";

    @Option(
            name = "default-op",
            defaultValue = "auto",
            help = "the kind of all accesses where no column tells it; auto: the preset's, which is mostly read")
    DefaultOp defaultOp = DefaultOp.AUTO;

    @Option(
            name = "address-unit",
            defaultValue = "auto",
            help = "what addresses count: a sector is 512 bytes, a page 4096, and each object is taken for a page")
    CountUnit addressUnit = CountUnit.AUTO;

    @Option(name = "size-unit", defaultValue = "auto", help = "what sizes count")
    CountUnit sizeUnit = CountUnit.AUTO;

    @Option(name = "time-unit", defaultValue = "auto", help = "what times count: filetime is 100 ns since 1601")
    TimeUnit timeUnit = TimeUnit.AUTO;

    @Option(
            name = "clock",
            defaultValue = "1000000000",
            min = 1,
            max = Times.FASTEST_CLOCK,
            help = "cycles, or instructions of gap, in a second")
    long clock = 1_000_000_000;

    @Option(name = "physical", defaultValue = "auto", help = "whether addresses are guest-physical")
    Choice physical = Choice.AUTO;

    private Preset found = Preset.AUTO;
    private @Nullable LayoutReader reader;

    @Override
    public String name() {
        return "text";
    }

    @Override
    public String help() {
        return """
            Columns of text, a line an access: in one of these layouts or almost any other.

            """ + Preset.samples() + """

            Recognised by content; text.preset names the layout where several fit. For others say what each column is:
            --format text --option "text.columns=- op address [size]" --option text.radix=16
            [ ] may be missing at the end of a line, ... stands for anything more. libcachesim-csv takes columns as
            libCacheSim does: --option "text.columns=time-col=2, obj-id-col=5, obj-size-col=4"; an object is a page.
            Of dramsim, P_LOCK_WR is a write, though DRAMSim2 itself reads there.\
            """;
    }

    @Override
    public boolean recognises(TraceSample sample) {
        List<Preset> fitting = new Finder(sample).fitting();
        found = fitting.size() == 1 ? fitting.get(0) : Preset.AUTO;
        return preset == Preset.AUTO ? !fitting.isEmpty() : fitting.contains(preset);
    }

    @Override
    public boolean guestPhysical() {
        return physical.or((preset == Preset.AUTO ? found : preset).layout().physical);
    }

    @Override
    protected void begin(TraceInput input) throws IOException {
        found = preset;
        if (preset == Preset.AUTO && columns.isEmpty()) {
            input.atLine(1);
            found = new Finder(input.sample()).find(radix);
        }
        Layout layout = layout(found);
        if (!layout.note.isEmpty()) {
            input.warn(layout.note);
        }
        reader = new LayoutReader(layout, input);
    }

    /** What a preset says, with what the options say put over it. */
    private Layout layout(Preset preset) throws TraceException {
        if (radix != 0 && radix != 10 && radix != 16) {
            throw new TraceException("text.radix=" + radix + ": addresses are read in radix 10 or 16");
        }
        Layout layout = preset.layout();
        if (LibCacheSim.isMeantBy(columns)) {
            LibCacheSim.apply(columns, layout);
        } else if (!columns.isEmpty()) {
            layout.columns = columns;
            layout.separators = "";
        }
        layout.separators = or(delimiter, layout.separators);
        layout.comments = or(comments, layout.comments);
        layout.ops = or(ops, layout.ops);
        layout.header = header == Choice.AUTO ? layout.header : header;
        layout.radix = radix == 0 ? layout.radix : radix;
        layout.defaultOp = defaultOp.or(layout.defaultOp);
        layout.addressUnit = addressUnit == CountUnit.AUTO ? layout.addressUnit : addressUnit;
        layout.sizeUnit = sizeUnit == CountUnit.AUTO ? layout.sizeUnit : sizeUnit;
        layout.timeUnit = timeUnit == TimeUnit.AUTO ? layout.timeUnit : timeUnit;
        layout.clock = clock;
        return layout;
    }

    private static String or(String option, String preset) {
        return option.isEmpty() ? preset : option;
    }

    @Override
    protected void line(Line line, AccessSink sink) throws TraceException {
        Objects.requireNonNull(reader).read(line, sink);
    }
}
