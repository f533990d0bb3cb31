package tandem.plugins.clairvoyant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tandem.api.TraceFormat;
import tandem.engine.MemoryLog;
import tandem.engine.Recorder;
import tandem.engine.Tape;
import tandem.engine.options.Options;
import tandem.engine.trace.TraceFile;
import tandem.formats.csv.Csv;
import tandem.formats.lackey.Lackey;
import tandem.formats.qemupagelog.QemuPageLog;
import tandem.formats.text.Text;
import tandem.tck.TestRig;

/** The traces in the folders of {@code traces}, each taped once. */
final class ShippedTraces {
    private static final Path TRACES = Path.of("..", "..", "traces");
    private static final Map<String, Tape> TAPES = new TreeMap<>();

    private ShippedTraces() {}

    /** Their names, such as {@code lackey/ls.noaslr3.lackey.gz}. */
    static List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        for (String some : new String[] {"csv/*.gz", "lackey/*.gz", "vm-csv/*.gz", "vm/*.trace.csv.gz"}) {
            String folder = some.substring(0, some.indexOf('/'));
            String pattern = some.substring(folder.length() + 1);
            try (DirectoryStream<Path> files = Files.newDirectoryStream(TRACES.resolve(folder), pattern)) {
                files.forEach(file -> names.add(folder + "/" + file.getFileName()));
            }
        }
        return names;
    }

    static Tape tape(String name) {
        return TAPES.computeIfAbsent(name, ShippedTraces::record);
    }

    private static Tape record(String name) {
        List<TraceFormat> formats = List.of(new Csv(), new Lackey(), new QemuPageLog(), new Text());
        formats.forEach(Options::of);
        MemoryLog log = new MemoryLog();
        try {
            TraceFile trace = TraceFile.open(TRACES.resolve(name));
            TraceFormat format = trace.detect(formats);
            Recorder.record(
                    sink -> trace.read(format, sink), TestRig.rig(), format::guestPhysical, log, trace.coresLeft(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Tape.open(log);
    }
}
