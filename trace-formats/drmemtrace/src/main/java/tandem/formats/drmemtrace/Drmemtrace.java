package tandem.formats.drmemtrace;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pf4j.Extension;
import tandem.api.AccessBatch;
import tandem.api.AccessSink;
import tandem.api.Option;
import tandem.api.TraceException;
import tandem.api.TraceFormat;
import tandem.api.TraceInput;
import tandem.api.TraceSample;

/**
 * DynamoRIO's memory traces, as drcachesim reads and Google publishes them: packed little-endian entries, here the first
 * of a file.
 *
 * <pre>
 * type  size  value
 *   25     0      4   header, the version
 *   28    12      4   marker 12, the version
 *   22     0   1234   the thread's id
 *   28     2     T    marker 2, the time in microseconds since 1601
 *   10     4  0x400110   an instruction of 4 bytes
 *    1     8  0x7ffc10   it writes 8 bytes
 *   26     0      0   footer
 * </pre>
 *
 * <p>Type and size have two bytes each, the value eight, or four where the program is a 32-bit one. A trace is a file
 * for each thread, or for each core, merged here by their times.
 */
@Extension
public final class Drmemtrace implements TraceFormat {
    @Option(
            name = "v2p",
            defaultValue = "false",
            help = "whether to take physical addresses, from the v2p.textproto in the trace's folder")
    boolean v2p;

    @Override
    public String name() {
        return "drmemtrace";
    }

    @Override
    public String help() {
        return """
                DynamoRIO's memory traces: a file, or a folder with a file for each thread or core.

                Entries of u16 type, u16 size, u64 value (u32 for 32-bit programs), little-endian. Read are types
                0 (read), 1 (write), 10 to 17, 31, 48 and 49 (instructions), 22 (thread), 28 (marker); times are
                from markers 2. Prefetches and flushes are not accesses.

                A thread is a vCPU, or a core where the trace is by cores. Raw traces are to be passed through
                drraw2trace before. Google's workload traces can be read with their physical addresses:
                --option drmemtrace.v2p=true with the folder that holds both the trace and v2p.textproto""";
    }

    @Override
    public boolean guestPhysical() {
        return v2p;
    }

    @Override
    public boolean readsFolders() {
        return true;
    }

    @Override
    public boolean recognises(TraceSample sample) {
        return FileHead.of(sample).isTrace() || FileHead.isRaw(sample);
    }

    @Override
    public void read(TraceInput input, AccessSink sink) throws IOException {
        TraceFolder folder = new TraceFolder(input.parts());
        PhysicalPages pages = v2p ? PhysicalPages.read(folder.map()) : null;
        List<ThreadTrace> threads = threads(folder.threads(), pages);
        Merge merge = new Merge(threads);
        try {
            merge.pass(sink);
        } finally {
            threads.forEach(ThreadTrace::stop);
            merge.first().tellPlace();
        }
    }

    private static List<ThreadTrace> threads(List<ThreadFile> files, @Nullable PhysicalPages pages)
            throws TraceException {
        Clock clock = new Clock();
        files.stream()
                .map(ThreadFile::head)
                .filter(FileHead::isTimed)
                .forEach(head -> clock.start(head.firstTimestamp()));
        Shared shared = new Shared(clock, new Vcpus(), new AccessBatch(), pages, files.size());
        List<ThreadTrace> threads = new ArrayList<>();
        for (ThreadFile file : files) {
            threads.add(new ThreadTrace(file, threads.size(), shared));
        }
        return threads;
    }
}
