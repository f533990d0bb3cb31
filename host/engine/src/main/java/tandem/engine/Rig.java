package tandem.engine;

import java.math.BigDecimal;
import tandem.api.Option;
import tandem.api.Unit;

/** All parameters of a replay: the link, the two hosts, and how the trace becomes a tape. Set through its options. */
public final class Rig {
    /** Whether a stall stops one vCPU or the whole guest. */
    public enum Vcpus {
        /** Each vCPU has its own clock. */
        INDEPENDENT,
        /** All accesses are on one vCPU, in the order of the tape: the pessimistic bound. */
        GANG
    }

    /** What pages hold that the trace does not touch. */
    public enum Untouched {
        /** Something. */
        DATA,
        /** Only zeros. */
        ZERO
    }

    private static final long LARGEST_BYTES = 1_000_000_000_000_000L;
    private static final long LONGEST_NANOS = 1_000_000_000_000_000L;

    @Option(
            name = "bandwidth",
            unit = Unit.RATE,
            min = 1,
            max = LARGEST_BYTES,
            defaultValue = "117500000B/s",
            help = "goodput of the link")
    private long bandwidth;

    @Option(
            name = "latency",
            unit = Unit.TIME,
            max = LONGEST_NANOS,
            defaultValue = "50us",
            help = "of the link, one way")
    private long latency;

    @Option(
            name = "send-buffer",
            unit = Unit.SIZE,
            max = LARGEST_BYTES,
            defaultValue = "0",
            help = "bytes queued ahead of an urgent page")
    private long sendBuffer;

    @Option(
            name = "burst",
            unit = Unit.SIZE,
            max = LARGEST_BYTES,
            defaultValue = "0",
            help = "bytes that arrive together")
    private long burst;

    @Option(
            name = "rate-limit",
            unit = Unit.RATE,
            max = LARGEST_BYTES,
            defaultValue = "0",
            help = "what the sender allows itself in each rate-window, beside the link; 0: no limit")
    private long rateLimit;

    @Option(
            name = "rate-window",
            unit = Unit.TIME,
            min = 1,
            max = LONGEST_NANOS,
            defaultValue = "100ms",
            help = "in each, rate-limit times as long are taken at once, then nothing until the next")
    private long rateWindow;

    @Option(
            name = "rate-window-age",
            unit = Unit.TIME,
            max = LONGEST_NANOS,
            defaultValue = "0",
            help = "how long before the migration the first rate-window began; QEMU's begins with the set-up")
    private long rateWindowAge;

    @Option(
            name = "page-size",
            unit = Unit.SIZE,
            min = 1,
            max = 1L << 30,
            defaultValue = "4096",
            help = "size of a page")
    private long pageSize;

    @Option(name = "header", unit = Unit.SIZE, max = 1L << 30, defaultValue = "8", help = "bytes sent with each page")
    private long header;

    @Option(
            name = "request-bytes",
            unit = Unit.SIZE,
            max = 1L << 30,
            defaultValue = "20",
            help = "size of a page request")
    private long requestBytes;

    @Option(
            name = "device-state",
            unit = Unit.SIZE,
            max = LARGEST_BYTES,
            defaultValue = "262144",
            help = "size of the device state")
    private long deviceState;

    @Option(
            name = "resume",
            unit = Unit.TIME,
            max = LONGEST_NANOS,
            defaultValue = "5ms",
            help = "from the arrival of the device state to the guest running")
    private long resume;

    @Option(
            name = "fault-trap",
            unit = Unit.TIME,
            max = LONGEST_NANOS,
            defaultValue = "20us",
            help = "cost of a page fault on the target")
    private long faultTrap;

    @Option(
            name = "install",
            unit = Unit.TIME,
            max = LONGEST_NANOS,
            defaultValue = "4us",
            help = "from the arrival of a page to its being usable")
    private long install;

    @Option(
            name = "dirty-trap",
            unit = Unit.TIME,
            max = LONGEST_NANOS,
            defaultValue = "1us",
            help = "cost of a write that marks a page in the dirty log")
    private long dirtyTrap;

    @Option(
            name = "touch-trap",
            unit = Unit.TIME,
            max = LONGEST_NANOS,
            defaultValue = "1us",
            help = "cost of the first touch of a page not yet sent, once the source runs on")
    private long touchTrap;

    @Option(
            name = "cow",
            unit = Unit.TIME,
            max = LONGEST_NANOS,
            defaultValue = "2us",
            help = "cost of keeping a page's pre-image at its first write, once the source runs on")
    private long cow;

    @Option(
            name = "source-speed",
            unit = Unit.PERCENT,
            min = 1,
            max = 10_000,
            defaultValue = "100",
            help = "speed of the source, per cent")
    private int sourceSpeed;

    @Option(
            name = "target-speed",
            unit = Unit.PERCENT,
            min = 1,
            max = 10_000,
            defaultValue = "100",
            help = "speed of the target, per cent")
    private int targetSpeed;

    @Option(
            name = "run-ahead",
            unit = Unit.TIME,
            defaultValue = "unbounded",
            help = "guest time that the source may run on past the pause, or unbounded")
    private long runAhead;

    @Option(
            name = "wrong-hints",
            unit = Unit.PERCENT,
            max = 100,
            defaultValue = "0",
            help = "share of the pages touched by a source that runs on in whose place another is queued, by chance")
    private int wrongHints;

    @Option(
            name = "memory",
            unit = Unit.SIZE,
            max = LARGEST_BYTES,
            defaultValue = "0",
            help = "memory of the VM; 0: what the trace touches")
    private long memory;

    @Option(name = "untouched", defaultValue = "data", help = "what pages hold that the trace does not touch")
    private Untouched untouched = Untouched.DATA;

    @Option(name = "pages", defaultValue = "", help = "CSV file first,last with the ranges of frames that are not zero")
    private String pages = "";

    @Option(name = "start", unit = Unit.TIME, defaultValue = "0ns", help = "guest time at which the migration begins")
    private long start;

    @Option(
            name = "repeat",
            min = 1,
            max = 1_000_000,
            defaultValue = "1",
            help = "how many times the trace is read over")
    private int repeat;

    @Option(name = "time-scale", defaultValue = "1", help = "factor by which guest times are multiplied")
    private String timeScale = "1";

    @Option(name = "vcpus", defaultValue = "independent", help = "whether a stall stops one vCPU or the whole guest")
    private Vcpus vcpus = Vcpus.INDEPENDENT;

    @Option(
            name = "quantum",
            unit = Unit.TIME,
            max = LONGEST_NANOS,
            defaultValue = "1us",
            help = "accesses of a vCPU to a page closer than this are one; 0 keeps all")
    private long quantum;

    @Option(
            name = "instructions-per-second",
            min = 1,
            max = 1_000_000_000_000L,
            defaultValue = "1000000000",
            help = "clock of a trace without time that has instruction fetches")
    private long instructionsPerSecond;

    @Option(
            name = "access-interval",
            unit = Unit.TIME,
            max = LONGEST_NANOS,
            defaultValue = "1ns",
            help = "time between accesses of a trace without time and without instruction fetches")
    private long accessInterval;

    /** Bytes a second. */
    public long bandwidth() {
        return bandwidth;
    }

    /** Nanoseconds, one way. */
    public long latencyNanos() {
        return latency;
    }

    /** Bytes. */
    public long sendBufferBytes() {
        return sendBuffer;
    }

    /** Bytes. */
    public long burstBytes() {
        return burst;
    }

    /** Bytes a second that the sender allows itself in each window; 0 is no limit. */
    public long rateLimit() {
        return rateLimit;
    }

    /** Nanoseconds. */
    public long rateWindowNanos() {
        return rateWindow;
    }

    /** Nanoseconds by which the first window began before the migration. */
    public long rateWindowAgeNanos() {
        return rateWindowAge;
    }

    /** Bytes a second that the sender can send in the long run. */
    public long sendingRate() {
        return rateLimit == 0 ? bandwidth : Math.min(bandwidth, rateLimit);
    }

    /** Bytes. */
    public long pageSizeBytes() {
        return pageSize;
    }

    /** Bytes. */
    public long headerBytes() {
        return header;
    }

    /** Bytes. */
    public long requestBytes() {
        return requestBytes;
    }

    /** Bytes. */
    public long deviceStateBytes() {
        return deviceState;
    }

    /** Nanoseconds. */
    public long resumeNanos() {
        return resume;
    }

    /** Nanoseconds. */
    public long faultTrapNanos() {
        return faultTrap;
    }

    /** Nanoseconds. */
    public long installNanos() {
        return install;
    }

    /** Nanoseconds. */
    public long dirtyTrapNanos() {
        return dirtyTrap;
    }

    /** Nanoseconds. */
    public long touchTrapNanos() {
        return touchTrap;
    }

    /** Nanoseconds. */
    public long cowNanos() {
        return cow;
    }

    /** Per cent. */
    public int sourceSpeedPercent() {
        return sourceSpeed;
    }

    /** Per cent. */
    public int targetSpeedPercent() {
        return targetSpeed;
    }

    /** Nanoseconds of guest time; {@link Long#MAX_VALUE} is unbounded. */
    public long runAheadNanos() {
        return runAhead;
    }

    /** Per cent of the hints that name a page drawn evenly from those missing, with a fixed seed. */
    public int wrongHintsPercent() {
        return wrongHints;
    }

    /** Bytes; 0 where only what the trace touches counts. */
    public long memoryBytes() {
        return memory;
    }

    /** What pages hold that the trace does not touch. */
    public Untouched untouched() {
        return untouched;
    }

    /** The page list, or an empty string. */
    public String pagesFile() {
        return pages;
    }

    /** Nanoseconds of guest time. */
    public long startNanos() {
        return start;
    }

    /** Laps. */
    public int repeat() {
        return repeat;
    }

    /** The factor on guest times. */
    public BigDecimal timeScale() {
        return new BigDecimal(timeScale);
    }

    /** What a stall stops. */
    public Vcpus vcpus() {
        return vcpus;
    }

    /** Nanoseconds of guest time. */
    public long quantumNanos() {
        return quantum;
    }

    /** Instructions a second. */
    public long instructionsPerSecond() {
        return instructionsPerSecond;
    }

    /** Nanoseconds. */
    public long accessIntervalNanos() {
        return accessInterval;
    }
}
