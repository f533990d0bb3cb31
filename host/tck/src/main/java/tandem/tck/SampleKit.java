package tandem.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import tandem.api.TraceFormat;
import tandem.api.TraceWriter;
import tandem.api.WritableTraceFormat;
import tandem.engine.MemoryLog;
import tandem.engine.Recorder;
import tandem.engine.Tape;
import tandem.engine.TapeCounts;
import tandem.engine.trace.Compression;
import tandem.engine.trace.TraceFile;

/** What every trace format owes where it reads its sample: whole, compressed, cut and damaged. */
abstract class SampleKit extends PluginKit<TraceFormat> {
    private static final int CUTS = 40;
    private static final int DAMAGES = 400;

    final Set<FormatAbility> abilities = EnumSet.noneOf(FormatAbility.class);
    final SampleCounts counts;
    byte[] sample = new byte[0];
    SampleFile file;

    private final String resource;

    @TempDir
    Path folder = Path.of("");

    SampleKit(Class<? extends TraceFormat> type, String resource, SampleCounts counts, FormatAbility... abilities) {
        super(type, TraceFormat::name, TraceFormat::help);
        this.resource = resource;
        this.counts = counts;
        this.abilities.addAll(Arrays.asList(abilities));
        file = new SampleFile(folder, type);
    }

    /** The options that the sample needs, each {@code name=value}; most need none. */
    protected String[] options() {
        return new String[0];
    }

    @BeforeEach
    final void readSample() throws IOException {
        try (InputStream stream = getClass().getResourceAsStream(resource)) {
            assertNotNull(
                    stream,
                    "there is no resource " + resource + " beside " + getClass().getName());
            sample = stream.readAllBytes();
        }
        file = new SampleFile(folder.resolve("some.trace"), type, options());
    }

    @Test
    final void shouldReadItsSample() {
        assertEquals(counts, file.read(sample).counts(), "what is in the sample");
    }

    @Test
    final void shouldReadATraceOverAgain() throws IOException {
        TraceFile trace = file.of(sample);
        TraceFormat format = file.format();
        HeardAccesses once = new HeardAccesses();
        HeardAccesses again = new HeardAccesses();

        trace.read(format, once);
        trace.read(format, again);

        assertEquals(once.all(), again.all(), "what the same format reads the second time");
    }

    @Test
    final void shouldReadWhatATapeCanHold() throws IOException {
        MemoryLog log = new MemoryLog();
        TraceFile trace = file.of(sample);
        TraceFormat format = file.format();

        Recorder.record(
                sink -> trace.read(format, sink), TestRig.rig(), format::guestPhysical, log, trace.coresLeft(0));

        TapeCounts taped = Tape.open(log).counts();
        assertEquals(
                counts,
                new SampleCounts(taped.records(), taped.reads(), taped.writes(), taped.fetches()),
                "what is in the sample, on the tape");
    }

    @Test
    final void shouldReadWhatItWrites() throws IOException {
        if (!(file.format() instanceof WritableTraceFormat format)) {
            return;
        }
        ByteArrayOutputStream written = new ByteArrayOutputStream();

        TraceWriter writer = format.write(written);
        file.of(sample).read(file.format(), writer);
        writer.finish(format.guestPhysical(), List.of("written by a test"));

        assertEquals(file.read(sample).all(), file.read(written.toByteArray()).all(), "what it reads of what it wrote");
    }

    @Test
    final void shouldReadAddressesWithoutSign() {
        assertEquals(
                abilities.contains(FormatAbility.HIGH_ADDRESSES),
                file.read(sample).highest() < 0,
                "whether the sample has an address of 2^63 or more, and HIGH_ADDRESSES is declared");
    }

    @Test
    final void shouldReadItHoweverItIsCompressed() throws IOException {
        List<String> plain = file.read(sample).all();

        for (Compression compression : Compression.values()) {
            byte[] compressed = Codec.compress(compression, sample);
            assertEquals(plain, file.read(compressed).all(), "what is read from " + compression);
        }
        assertEquals(plain, trickled().all(), "what is read a few bytes at a time");
    }

    private HeardAccesses trickled() {
        HeardAccesses heard = new HeardAccesses();
        try {
            file.format().read(new TricklingInput(sample), heard);
        } catch (IOException e) {
            throw new AssertionFailedError("it cannot be read a few bytes at a time: " + e.getMessage(), e);
        }
        return heard;
    }

    @Test
    final void shouldRefuseACompressedFileThatIsCut() throws IOException {
        for (Compression compression : EnumSet.complementOf(EnumSet.of(Compression.NONE))) {
            byte[] compressed = Codec.compress(compression, sample);
            for (int cut = 1; cut <= CUTS; cut++) {
                int length = Math.max(1, (int) ((long) (compressed.length - 1) * cut / CUTS));
                String error = file.error(Arrays.copyOf(compressed, length), new HeardAccesses());
                assertFalse(error.isEmpty(), compression + " cut at byte " + length + " is read as if it were whole");
            }
        }
    }

    @Test
    final void shouldRefuseAFileThatIsCutAtAnyByteOrReadWhatIsLeft() {
        Cuts cuts = new Cuts(file.read(sample).all());
        for (int length = 1; length < sample.length; length++) {
            HeardAccesses heard = new HeardAccesses();
            String error = file.error(Arrays.copyOf(sample, length), heard);
            cuts.add(length, error, heard.all());
        }
        checkSeen(FormatAbility.SEES_MISSING_RECORDS, cuts.takenForWholeBetweenRecords());
        checkSeen(FormatAbility.SEES_CUT_RECORDS, cuts.takenForWholeWithinARecord());
    }

    private void checkSeen(FormatAbility ability, List<Integer> unseen) {
        if (abilities.contains(ability)) {
            assertEquals(List.of(), unseen, ability + " is declared, but not seen are cuts at bytes");
        } else {
            assertFalse(
                    unseen.isEmpty(),
                    ability
                            + " is not declared, though each such cut of this sample is seen: declare it, or put a record"
                            + " into the sample of which that is not so, such as one that ends in a number of two digits");
        }
    }

    @Test
    final void shouldReadDamagedBytesOrRefuseThem() {
        Random random = new Random(1);
        for (int i = 0; i < DAMAGES; i++) {
            byte[] damaged = sample.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            file.error(damaged, new HeardAccesses());
        }
    }

    @Test
    final void shouldRefuseAFileWithoutContent() throws IOException {
        for (Compression compression : Compression.values()) {
            String error = file.error(Codec.compress(compression, new byte[0]), new HeardAccesses());
            assertFalse(error.isEmpty(), "nothing, in " + compression + ", is read as a trace");
        }
    }
}
