package tandem.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tandem.api.LineFormat;
import tandem.api.TraceFormat;
import tandem.api.TraceSample;
import tandem.engine.trace.Compression;

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
public abstract class TraceFormatKit extends SampleKit {
    private static final String GARBAGE = "\u0001 garbage, that is no record ?!";

    /** Checks {@code type} on a resource of the subclass; it can do no more than is declared. */
    protected TraceFormatKit(
            Class<? extends TraceFormat> type, String resource, SampleCounts counts, FormatAbility... abilities) {
        super(type, resource, counts, abilities);
    }

    @Test
    final void shouldShowWhatItReads() {
        long lines = Instances.create(type).help().lines().count();

        assertTrue(lines > 2, "the help shows no sample lines, and no layout of a record");
    }

    @Test
    final void shouldReadLinesHoweverTheyEnd() {
        if (!hasLines()) {
            return;
        }
        String text = new String(sample, StandardCharsets.ISO_8859_1);
        List<String> plain = file.read(sample).all();

        assertEquals(
                plain, file.read(bytes(text.replace("\n", "\r\n"))).all(), "what is read where lines end in CR LF");
        assertEquals(
                plain, file.read(bytes(text.stripTrailing())).all(), "what is read where the last line has no end");
    }

    private boolean hasLines() {
        boolean declared = abilities.contains(FormatAbility.LINES);
        assertTrue(declared || !LineFormat.class.isAssignableFrom(type), "it reads lines, and does not declare LINES");
        return declared;
    }

    @Test
    final void shouldRefuseALineThatIsNoRecord() {
        if (!hasLines()) {
            return;
        }
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

        assertEquals(List.of(), OpenFiles.leftSince(before), "files left open");
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

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
