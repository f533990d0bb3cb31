package tandem.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.api.TraceFormat;
import tandem.api.TraceSample;
import tandem.engine.MemoryLog;
import tandem.engine.Recorder;
import tandem.engine.Tape;
import tandem.engine.TapeCounts;
import tandem.engine.trace.Compression;
import tandem.engine.trace.TraceFile;

/**
 * What every trace format owes. Its author extends it, with a small sample as a resource beside the test, not
 * compressed, and what is in it:
 *
 * <pre>{@code
 * class LackeyKitTest extends TraceFormatKit {
 *     LackeyKitTest() {
 *         super(Lackey.class, "kit.lackey", new SampleCounts(6, 2, 2, 3), FormatAbility.LINES);
 *     }
 * }
 * }</pre>
 */
public abstract class TraceFormatKit extends PluginKit<TraceFormat> {
    private static final String GARBAGE = "\u0001 garbage, that is no record ?!";
    private static final int CUTS = 40;
    private static final int DAMAGES = 400;

    private final String resource;
    private final SampleCounts counts;
    private final Set<FormatAbility> abilities = EnumSet.noneOf(FormatAbility.class);
    private byte[] sample = new byte[0];
    private SampleFile file;

    @TempDir
    Path folder = Path.of("");

    /** Checks {@code type} on a resource of the subclass; it can do no more than is declared. */
    protected TraceFormatKit(
            Class<? extends TraceFormat> type, String resource, SampleCounts counts, FormatAbility... abilities) {
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
    final void shouldShowWhatItReads() {
        long lines = Instances.create(type).help().lines().count();

        assertTrue(lines > 2, "the help shows no sample lines, and no layout of a record");
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

        Recorder.record(sink -> trace.read(format, sink), TestRig.rig(), format.guestPhysical(), log);

        TapeCounts taped = Tape.open(log).counts();
        assertEquals(
                counts,
                new SampleCounts(taped.records(), taped.reads(), taped.writes(), taped.fetches()),
                "what is in the sample, on the tape");
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
            assertFalse(unseen.isEmpty(), ability + " is not declared, though each such cut is seen");
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
    final void shouldReadLinesHoweverTheyEnd() {
        assumeTrue(abilities.contains(FormatAbility.LINES), "it is no text");
        String text = new String(sample, StandardCharsets.ISO_8859_1);
        List<String> plain = file.read(sample).all();

        assertEquals(
                plain, file.read(bytes(text.replace("\n", "\r\n"))).all(), "what is read where lines end in CR LF");
        assertEquals(
                plain, file.read(bytes(text.stripTrailing())).all(), "what is read where the last line has no end");
    }

    @Test
    final void shouldRefuseALineThatIsNoRecord() {
        assumeTrue(abilities.contains(FormatAbility.LINES), "it is no text");
        List<String> lines =
                new String(sample, StandardCharsets.ISO_8859_1).lines().toList();

        for (int at : new int[] {lines.size() / 2, lines.size()}) {
            List<String> more = new ArrayList<>(lines);
            more.add(at, GARBAGE);
            String error = file.error(bytes(String.join("\n", more) + "\n"), new HeardAccesses());
            assertTrue(
                    error.contains("line " + (at + 1) + ":"), "garbage in line " + (at + 1) + " is told as: " + error);
        }
    }

    @Test
    final void shouldStopWhereTheSinkRefusesAnAccess() {
        int half = (int) counts.records() / 2;
        HeardAccesses refusing = new HeardAccesses(half);

        String error = file.error(sample, refusing);

        assertTrue(error.contains(HeardAccesses.REFUSAL), "what the sink says is told as: " + error);
        assertEquals(half, refusing.all().size(), "accesses that a sink takes which then refuses one");
        assertEquals(1, refusing.refused(), "accesses told to a sink after it has refused one, and that one");
    }

    @Test
    final void shouldReleaseWhatItOpens() {
        assumeTrue(OpenFiles.areTold(), "this system does not tell which files are open");
        file.read(sample);
        List<String> before = OpenFiles.now();

        file.read(sample);
        file.error(Arrays.copyOf(sample, sample.length / 2), new HeardAccesses());

        List<String> after = OpenFiles.now();
        before.forEach(after::remove);
        assertEquals(List.of(), after, "files left open");
    }

    @Test
    final void shouldRecogniseItsSample() throws IOException {
        TraceFormat format = file.format();
        for (Compression compression : Compression.values()) {
            byte[] compressed = Codec.compress(compression, sample);
            assertEquals(format, file.detect(compressed, List.of(format)), "the format of the sample");
        }
    }

    @Test
    final void shouldNotRecogniseWhatIsNotItsOwn() {
        TraceFormat format = file.format();
        for (Map.Entry<String, byte[]> foreign : Foreign.samples().entrySet()) {
            boolean itsOwn = foreign.getKey().equals(format.name());
            for (boolean whole : new boolean[] {true, false}) {
                boolean recognised = format.recognises(new TraceSample(foreign.getValue(), whole));
                assertTrue(itsOwn || !recognised, "it takes this for its own: " + foreign.getKey());
            }
        }
    }

    @Test
    final void shouldLookAtAnyBytesWithoutFailing() {
        TraceFormat format = file.format();
        Random random = new Random(2);
        for (int length = 0; length <= sample.length; length++) {
            byte[] bytes = Arrays.copyOf(sample, length);
            format.recognises(new TraceSample(bytes, false));
            for (int i = 0; i < length / 20; i++) {
                bytes[random.nextInt(length)] = (byte) random.nextInt(256);
            }
            format.recognises(new TraceSample(bytes, length % 2 == 0));
        }
    }

    @Test
    final void shouldRefuseAFileWithoutContent() throws IOException {
        for (Compression compression : Compression.values()) {
            String error = file.error(Codec.compress(compression, new byte[0]), new HeardAccesses());
            assertFalse(error.isEmpty(), "nothing, in " + compression + ", is read as a trace");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
