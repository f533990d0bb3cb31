package tandem.tck;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.TraceFormat;
import tandem.api.TraceSample;
import tandem.engine.trace.TraceFile;

/** What a format makes of a trace, read as the program reads it: for tests. */
public final class ReadTrace implements AccessSink {
    private static final int PAGE_SHIFT = 12;
    private static final int MOST_TEXTS = 1000;

    private final List<String> accesses = new ArrayList<>();
    private final Set<Long> pages = new HashSet<>();
    private final Set<Long> writtenPages = new HashSet<>();
    private final Set<Integer> vcpus = new HashSet<>();
    private List<String> warnings = new ArrayList<>();
    private long records;
    private long reads;
    private long writes;
    private long fetches;
    private long lowest = -1;
    private long highest;
    private long firstNanos = -1;
    private long lastNanos = -1;

    private ReadTrace() {}

    /** Reads the trace at {@code path}, compressed or not; a format throws as the program would show it. */
    public static ReadTrace of(TraceFormat format, Path path) throws IOException {
        ReadTrace trace = new ReadTrace();
        TraceFile file = TraceFile.open(path);
        file.read(format, trace);
        trace.warnings = file.warnings();
        return trace;
    }

    /** Reads {@code content}, written as ISO 8859-1 to a file called {@code trace}. */
    public static ReadTrace of(TraceFormat format, String content) throws IOException {
        Path folder = Files.createTempDirectory("read-trace");
        Path file = folder.resolve("trace");
        try {
            return of(format, Files.writeString(file, content, StandardCharsets.ISO_8859_1));
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    /** Whether {@code format} takes a trace with this content for its own. */
    public static boolean recognises(TraceFormat format, String content) {
        return format.recognises(new TraceSample(content.getBytes(StandardCharsets.ISO_8859_1), true));
    }

    @Override
    public void access(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind) {
        firstNanos = firstNanos < 0 ? timeNanos : firstNanos;
        lastNanos = timeNanos;
        take(timeNanos + " ", vcpu, address, sizeBytes, kind);
    }

    @Override
    public void access(int vcpu, long address, long sizeBytes, AccessKind kind) {
        take("", vcpu, address, sizeBytes, kind);
    }

    private void take(String time, int vcpu, long address, long sizeBytes, AccessKind kind) {
        if (records++ < MOST_TEXTS) {
            String at = vcpu == 0 ? "" : " on " + vcpu;
            accesses.add(time + kind + " " + Long.toHexString(address) + " " + sizeBytes + at);
        }
        reads += kind == AccessKind.READ || kind == AccessKind.MODIFY ? 1 : 0;
        writes += kind == AccessKind.WRITE || kind == AccessKind.MODIFY ? 1 : 0;
        fetches += kind == AccessKind.FETCH ? 1 : 0;
        lowest = Long.compareUnsigned(address, lowest) < 0 ? address : lowest;
        highest = Long.compareUnsigned(address, highest) > 0 ? address : highest;
        vcpus.add(vcpu);
        touch(address, address + Math.max(1, sizeBytes) - 1, kind);
    }

    private void touch(long first, long last, AccessKind kind) {
        for (long page = first >>> PAGE_SHIFT; page <= last >>> PAGE_SHIFT; page++) {
            pages.add(page);
            if (kind == AccessKind.WRITE || kind == AccessKind.MODIFY) {
                writtenPages.add(page);
            }
        }
    }

    /**
     * The first thousand accesses, each as {@code 2965 READ 7f00 8 on 1}: the nanoseconds where the trace has time, kind,
     * address in hexadecimal, size, and the vCPU where it is not 0.
     */
    public List<String> accesses() {
        return accesses;
    }

    /** What the format warned of. */
    public List<String> warnings() {
        return warnings;
    }

    /** How many accesses the format passed. */
    public long records() {
        return records;
    }

    /** How many of them read data; one that reads and writes counts here and in {@link #writes()}. */
    public long reads() {
        return reads;
    }

    /** How many of them write. */
    public long writes() {
        return writes;
    }

    /** How many of them fetch an instruction. */
    public long fetches() {
        return fetches;
    }

    /** How many pages of 4096 bytes they span. */
    public int pages() {
        return pages.size();
    }

    /** How many pages they write. */
    public int writtenPages() {
        return writtenPages.size();
    }

    /** The different vCPUs they are on. */
    public Set<Integer> vcpus() {
        return vcpus;
    }

    /** The lowest address that an access begins at. */
    public long lowest() {
        return lowest;
    }

    /** The highest address that an access begins at. */
    public long highest() {
        return highest;
    }

    /** The time of the first access; −1 where there is no time. */
    public long firstNanos() {
        return firstNanos;
    }

    /** The time of the last access; −1 where there is no time. */
    public long lastNanos() {
        return lastNanos;
    }
}
