package tandem.formats.drmemtrace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tandem.formats.drmemtrace.Entries.thread;
import static tandem.formats.drmemtrace.Entries.thread32;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.tck.ReadTrace;

/** A single file. */
class DrmemtraceTest {
    private final Drmemtrace format = new Drmemtrace();

    private byte[] sample() throws IOException {
        try (InputStream stream = getClass().getResourceAsStream("sample.drmemtrace")) {
            return Objects.requireNonNull(stream).readAllBytes();
        }
    }

    @Test
    void shouldReadItsSample() throws IOException {
        assertThat(ReadTrace.of(format, new String(sample(), StandardCharsets.ISO_8859_1))
                        .accesses())
                .containsExactly(
                        "0 FETCH 401000 5",
                        "0 READ ffff888000000010 8",
                        "500 FETCH 401005 2",
                        "500 WRITE 7fff0008 8",
                        "1000 FETCH 401007 2",
                        "1500 FETCH 401200 4",
                        "2000 FETCH 401204 2");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 11, 12, 13, 14, 15, 16, 31, 48, 49})
    void shouldReadEachTypeOfInstruction(int type) throws IOException {
        assertThat(accesses(thread(7).at(0).entry(type, 3, 0x1000).end())).containsExactly("0 FETCH 1000 3");
    }

    @Test
    void shouldPassOverWhatIsNoAccess() throws IOException {
        Entries entries = thread(7).at(0);
        for (int type = 0; type < 50; type++) {
            boolean means =
                    EntryTypes.isFetch(type) || List.of(0, 1, 17, 22, 30).contains(type);
            if (!means) {
                entries.entry(type, 1, 0x1000);
            }
        }
        for (int marker = 0; marker < 120; marker++) {
            if (!List.of(2, 9, 21, 22).contains(marker)) {
                entries.entry(28, marker, 0x1000);
            }
        }

        assertThat(accesses(entries.write(0x2000).end())).containsExactly("0 WRITE 2000 8");
    }

    @Test
    void shouldUnfoldBundles() throws IOException {
        Entries entries = thread(7)
                .at(0)
                .fetch(0x1000)
                .entry(17, 3, 0x0f_02_05)
                .entry(17, 8, 0x0101_0101_0101_0101L)
                .end();

        assertThat(accesses(entries))
                .hasSize(12)
                .startsWith("0 FETCH 1000 4", "1 FETCH 1004 5", "2 FETCH 1009 2", "3 FETCH 100b 15", "4 FETCH 101a 1")
                .endsWith("11 FETCH 1021 1");
    }

    @Test
    void shouldRefuseABundleOfMoreThanAnEntryHolds() {
        assertThatThrownBy(
                        () -> read(thread(7).at(0).fetch(0x1000).entry(17, 9, 0).end()))
                .hasMessageContaining("trace: byte 96: a bundle of 9 instructions");
    }

    @Test
    void shouldFetchARepeatedInstructionOnce() throws IOException {
        Entries entries = thread(7)
                .at(0)
                .entry(30, 2, 0x1000)
                .read(0x2000)
                .entry(30, 2, 0x1000)
                .read(0x2008)
                .entry(29, 2, 0x1000)
                .read(0x2010)
                .entry(17, 1, 1)
                .end();

        assertThat(accesses(entries))
                .containsExactly("0 FETCH 1000 2", "0 READ 2000 8", "0 READ 2008 8", "0 READ 2010 8", "1 FETCH 1002 1");
    }

    @Test
    void shouldNotFetchAnInstructionWithoutSize() throws IOException {
        assertThat(accesses(thread(7, 1).at(0).entry(10, 0, 0x1000).read(0x2000).end()))
                .containsExactly("0 READ 2000 8");
    }

    @Test
    void shouldShareTheTimeBetweenTimestampsAmongInstructions() throws IOException {
        Entries entries = thread(7)
                .at(0)
                .read(1)
                .fetch(2)
                .read(3)
                .fetch(4)
                .fetch(5)
                .at(1)
                .at(10)
                .fetch(6)
                .at(12);

        assertThat(accesses(entries.fetch(7).fetch(8).write(9).end()))
                .containsExactly(
                        "0 READ 1 8",
                        "0 FETCH 2 4",
                        "0 READ 3 8",
                        "333 FETCH 4 4",
                        "666 FETCH 5 4",
                        "10000 FETCH 6 4",
                        "12000 FETCH 7 4",
                        "12001 FETCH 8 4",
                        "12001 WRITE 9 8");
    }

    @Test
    void shouldNotLetTimePassWithoutInstructions() throws IOException {
        assertThat(accesses(thread(7)
                        .at(0)
                        .read(1)
                        .read(2)
                        .write(3)
                        .at(0)
                        .read(4)
                        .read(5)
                        .at(2)
                        .fetch(6)
                        .end()))
                .containsExactly(
                        "0 READ 1 8", "0 READ 2 8", "0 WRITE 3 8", "0 READ 4 8", "0 READ 5 8", "2000 FETCH 6 4");
    }

    @Test
    void shouldTakeANanosecondAnInstructionWithoutTimestamps() throws IOException {
        assertThat(accesses(thread(7).fetch(1).write(2).fetch(3).end()))
                .containsExactly("0 FETCH 1 4", "0 WRITE 2 8", "1 FETCH 3 4");
    }

    @Test
    void shouldNotGoBackInTimeWithATimestamp() throws IOException {
        Entries entries = thread(7)
                .at(0)
                .fetch(1)
                .at(5)
                .fetch(2)
                .at(3)
                .fetch(3)
                .at(4)
                .fetch(4)
                .at(6);

        assertThat(accesses(entries.fetch(5).end()))
                .containsExactly("0 FETCH 1 4", "5000 FETCH 2 4", "5000 FETCH 3 4", "5000 FETCH 4 4", "6000 FETCH 5 4");
    }

    @Test
    void shouldPassOverTheTimestampThatAChunkRepeats() throws IOException {
        Entries entries = thread(7).at(0).fetch(1).fetch(2).chunkEnd(0).chunk(0).fetch(3);

        assertThat(accesses(entries.fetch(4).at(4).fetch(5).end()))
                .containsExactly("0 FETCH 1 4", "1000 FETCH 2 4", "2000 FETCH 3 4", "3000 FETCH 4 4", "4000 FETCH 5 4");
    }

    @Test
    void shouldReadJoinedTracesWhoseChunksAreNumberedAnewOrOnwards() throws IOException {
        Entries entries = chunks().chunkEnd(2).entry(25, 0, 7).fetch(4);
        entries.chunkEnd(3)
                .chunk(0)
                .entry(25, 0, 7)
                .fetch(5)
                .chunkEnd(0)
                .chunk(0)
                .fetch(6)
                .chunkEnd(1);

        assertThat(read(entries.chunk(0).fetch(7).end()).fetches()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 3})
    void shouldMissTheFooterOfAChunk(long footer) {
        Entries entries = chunks();
        int at = entries.bytes().length;

        assertThatThrownBy(() -> read(entries.chunkEnd(footer).chunk(0).fetch(4).end()))
                .hasMessageContaining("trace: byte " + at + ": chunk 2 is cut off: where its footer should be, there is"
                        + " that of chunk " + footer);
    }

    @Test
    void shouldMissTheFooterOfTheLastChunkButOne() {
        Entries entries = chunks();
        int at = entries.bytes().length;

        assertThatThrownBy(() -> read(entries.chunk(0).fetch(4).end()))
                .hasMessageContaining(
                        "trace: byte " + at + ": chunk 2 is cut off: the next one begins before its footer");
    }

    @Test
    void shouldMissTheFooterOfAChunkThatIsCutWithinItsHead() {
        Entries entries = chunks().chunkEnd(2).entry(28, 22, 17);

        assertThatThrownBy(() -> read(entries.chunk(0).fetch(4).end())).hasMessageContaining("chunk 3 is cut off: ");
    }

    /** Two chunks, and a third without its end. */
    private static Entries chunks() {
        Entries two = thread(7).at(0).fetch(1).chunkEnd(0).chunk(0).fetch(2).chunkEnd(1);
        return two.chunk(0).fetch(3);
    }

    @Test
    void shouldReadStretchesTooLongToBeHeld() throws IOException {
        ReadTrace trace =
                read(thread(7).at(0).fetches(200_000).at(10_000).fetch(1).end());

        assertThat(trace.fetches()).isEqualTo(200_001);
        assertThat(trace.lastNanos()).isEqualTo(10_000_000);
    }

    @Test
    void shouldReadTracesOf32BitPrograms() throws IOException {
        long beforeOverflow = 0xffff_ffffL - 1;
        Entries entries = thread32(7, beforeOverflow)
                .at(0)
                .fetch(0xffff_f000L)
                .entry(17, 4, 0x04_03_02_01)
                .at(5)
                .write(0x8000_0000L)
                .end();

        assertThat(accesses(entries))
                .containsExactly(
                        "0 FETCH fffff000 4",
                        "1000 FETCH fffff004 1",
                        "2000 FETCH fffff005 2",
                        "3000 FETCH fffff007 3",
                        "4000 FETCH fffff00a 4",
                        "5000 WRITE 80000000 8");
    }

    @Test
    void shouldRefuseAnyCutOfA32BitTrace() throws IOException {
        String whole = thread32(7, 0).at(0).fetch(1).write(2).end().latin1();

        for (int length = 1; length < whole.length(); length++) {
            String cut = whole.substring(0, length);
            assertThatThrownBy(() -> ReadTrace.of(format, cut)).hasMessageMatching(".*trace: byte \\d+: .*");
        }
    }

    @Test
    void shouldGoOnAfterAFooterAndAHeader() throws IOException {
        Entries entries =
                thread(7).at(0).fetch(1).end().entry(25, 0, 7).entry(22, 4, 8).entry(24, 4, 8);

        assertThat(accesses(entries.at(1).fetch(2).end())).containsExactly("0 FETCH 1 4", "1000 FETCH 2 4 on 1");
    }

    @Test
    void shouldRefuseATraceWhoseLastEntryIsNoFooter() {
        Entries entries = thread(7).at(0).fetch(1).end().write(2);

        assertThatThrownBy(() -> read(entries))
                .hasMessageContaining("trace: byte " + entries.bytes().length + ": the trace is cut off: the footer");
    }

    @ParameterizedTest
    @ValueSource(ints = {50, 51, 300, 65_535})
    void shouldRefuseUnknownTypesOfEntries(int type) {
        assertThatThrownBy(() -> read(thread(7).at(0).entry(type, 1, 1).end()))
                .hasMessageContaining("trace: byte 84: there is no entry of type " + type);
    }

    @Test
    void shouldRefuseATimestampCenturiesAway() {
        assertThatThrownBy(() -> read(thread(7).at(0).fetch(1).at(1L << 53).end()))
                .hasMessageContaining("trace: byte 96: the timestamp ");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 0x80, 0x100, 0x2000, 0xe41})
    void shouldWarnThatATraceIsFiltered(int fileType) throws IOException {
        assertThat(read(thread(7, fileType).at(0).fetch(1).end()).warnings())
                .hasSize(1)
                .allMatch(warning -> warning.startsWith("the trace was filtered while it was recorded"));
        assertThat(read(thread(7, 0xe40).at(0).fetch(1).end()).warnings()).isEmpty();
    }

    @Test
    void shouldRefuseATraceOfInstructionsOnly() {
        assertThatThrownBy(() -> read(thread(7, 4).at(0).fetch(1).end()))
                .hasMessageContaining("trace: byte 24: the trace holds instructions and no accesses to data")
                .hasMessageEndingWith("record it anew without -instr_only_trace");
    }

    @ParameterizedTest
    @ValueSource(longs = {0xc040_0000_0000_0003L, 0xc408_0000_0000_0040L})
    void shouldSayWhatToDoWithARawTrace(long header) {
        assertThat(ReadTrace.recognises(format, raw(header))).isTrue();
        assertThatThrownBy(() -> ReadTrace.of(format, raw(header)))
                .hasMessageContaining("trace: byte 0: this is a raw trace")
                .hasMessageContaining("run drraw2trace -indir FOLDER");
    }

    private List<String> accesses(Entries entries) throws IOException {
        return read(entries).accesses();
    }

    private ReadTrace read(Entries entries) throws IOException {
        return ReadTrace.of(format, entries.latin1());
    }

    private static String raw(long header) {
        ByteBuffer bytes = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(header).putLong(0x4000_0000_0008_6d72L);
        bytes.putLong(0x6000_0000_0008_6d72L).putLong(0xc20a_0000_0000_0040L);
        return new String(bytes.array(), StandardCharsets.ISO_8859_1);
    }
}
