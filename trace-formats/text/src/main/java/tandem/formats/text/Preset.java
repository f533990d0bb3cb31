package tandem.formats.text;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tandem.api.AccessKind;

/** Layouts that people have: data for the one reader of all of them. */
enum Preset {
    /** What the content looks like, or what the options say. */
    AUTO("", "", layout -> {}),
    HEXRW("0041f7a0 R", "HEX [RWrw]", layout -> {
        layout.columns = "address op";
        layout.radix = 16;
    }),
    LS("l 0x1fffff50 1", "[lsLS] 0xHEX( DEC)?", layout -> {
        layout.columns = "op address [-]";
        layout.ops = "l=read,s=write,L=read,S=write";
    }),
    OP_ADDR_SIZE("I 7fa004ab8011 3", "[IRWirw] HEX( DEC)?", layout -> {
        layout.columns = "op address [size]";
        layout.radix = 16;
    }),
    DIN("2 4002841b70", "[0-4] HEX( .*)?", layout -> {
        layout.columns = "op address ...";
        layout.radix = 16;
        layout.ops = "0=read,1=write,2=fetch,3=read,4=skip";
    }),
    PINATRACE("0x400810: R 0x602040", "0xHEX: [RWrw] 0xHEX(( ;|;) TID: DEC| DEC .*)?", layout -> {
        layout.columns = "- op address [size] TID=vcpu ...";
        layout.separators = " \t:;";
    }),
    PINATRACE_WRITES("0x7fff5a8487c0: 8 0x400810", "0xHEX: DEC 0xHEX", layout -> {
        layout.columns = "address size -";
        layout.separators = " \t:";
        layout.defaultOp = AccessKind.WRITE;
    }),
    RAMULATOR_CPU("12 20734016 20846400", "DEC NUMBER( NUMBER)?", layout -> {
        layout.columns = "gap address [written-address]";
        layout.timeUnit = TimeUnit.CYCLES;
        layout.note = Notes.CACHED;
    }),
    RAMULATOR2_LS("LD 0x12340", "(LD|ST|ld|st) NUMBER", layout -> {
        layout.columns = "op address";
        layout.ops = "LD=read,ST=write,ld=read,st=write";
    }),
    DRAMSIM("0x2000D5C0 READ 30", "0xHEX (READ|WRITE|IFETCH|BOFF|P_[A-Z_]+) [0-9.,]+( (ns|us|ms|s))?", layout -> {
        layout.columns = "address op time [time-unit]";
        layout.ops = "READ=read,WRITE=write,IFETCH=fetch,P_MEM_RD=read,P_MEM_WR=write,P_FETCH=fetch,P_LOCK_RD=read,"
                + "P_LOCK_WR=write,BOFF=write,P_INT_ACK=skip";
        layout.timeUnit = TimeUnit.CYCLES;
        layout.physical = true;
        layout.note = Notes.CACHED;
    }),
    MSR("128166372003061629,hm,0,Read,9056665600,4096,1331", "DEC,[^,]*,[^,]*,(?i:Read|Write),DEC,DEC,DEC", layout -> {
        layout.columns = "time,-,device,op,address,size,-";
        layout.ops = "Read=read,Write=write,read=read,write=write,READ=read,WRITE=write";
        layout.timeUnit = TimeUnit.FILETIME;
        layout.note = Notes.DISK;
    }),
    ALIBABA("419,W,8792731648,16384,1577808144360767", "DEC,[RWrw],DEC,DEC,DEC", layout -> {
        layout.columns = "device,op,address,size,time";
        layout.timeUnit = TimeUnit.US;
        layout.note = Notes.DISK;
    }),
    TENCENT("1538323200,12910952,128,0,1063", "[0-9]{9,11},DEC,DEC,[01],DEC", layout -> {
        layout.columns = "time,address,size,op,device";
        layout.ops = "0=read,1=write";
        layout.addressUnit = CountUnit.SECTOR;
        layout.sizeUnit = CountUnit.SECTOR;
        layout.timeUnit = TimeUnit.S;
        layout.note = Notes.DISK;
    }),
    LIBCACHESIM_CSV("", "", layout -> {
        layout.addressUnit = CountUnit.OBJECT;
        layout.timeUnit = TimeUnit.S;
        layout.note = Notes.OBJECTS;
    }),
    BPFTRACE_FAULTS("611184971592 10702 10702 7f77db00db70 7f77db00db70 20", "DEC DEC DEC HEX HEX DEC", layout -> {
        layout.columns = "time - vcpu address - op";
        layout.comments = "# Attaching ERROR WARNING stdin Lost";
        layout.radix = 16;
        layout.ops = "fault-bits";
        layout.note = Notes.FIRST_TOUCHES;
    }),
    VM_CSV("1600000001,0,R,0x29ea8b8,0x7ffc04aff8b8,8", "DEC,DEC,[RWX],NUMBER,NUMBER,DEC", layout -> {
        layout.columns = "time,vcpu,op,address,-,size";
        layout.ops = "R=read,W=write,X=fetch";
        layout.timeUnit = TimeUnit.CYCLES;
        layout.physical = true;
    });

    private final String sample;
    private final Pattern line;

    @SuppressWarnings("ImmutableEnumChecker") // fills a new layout each time
    private final Consumer<Layout> settings;

    Preset(String sample, String line, Consumer<Layout> settings) {
        this.sample = sample;
        this.line = Pattern.compile(line.replace("0xHEX", "0[xX]\\p{XDigit}{1,16}")
                .replace("HEX", "(?:0[xX])?\\p{XDigit}{1,16}")
                .replace("NUMBER", "(?:0[xX]\\p{XDigit}{1,16}|[0-9]{1,20})")
                .replace("DEC", "[0-9]{1,20}")
                .replace(" ", "[ \\t]+"));
        this.settings = settings;
    }

    Layout layout() {
        Layout layout = new Layout();
        settings.accept(layout);
        return layout;
    }

    /** A line of it; empty where it has no look of its own. */
    String sample() {
        return sample;
    }

    /** How many of the lines fit it; 0 where most do not. */
    long fit(List<String> lines) {
        Comments comments = new Comments(layout().comments);
        long records = 0;
        long fitting = 0;
        for (String text : lines) {
            if (!comments.has(text)) {
                records++;
                fitting += line.matcher(text.strip()).matches() ? 1 : 0;
            }
        }
        return 2 * fitting > records ? fitting : 0;
    }

    /** Whether its addresses are hexadecimal without 0x, and nothing but their digits tells so. */
    boolean hasBareAddresses() {
        return this == HEXRW || this == OP_ADDR_SIZE;
    }

    /** A sample line of each. */
    static String samples() {
        StringBuilder samples = new StringBuilder();
        for (Preset preset : values()) {
            if (!preset.sample.isEmpty()) {
                samples.append(String.format(Locale.ROOT, "%-16s  %s\n", preset, preset.sample));
            }
        }
        return samples.toString();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
