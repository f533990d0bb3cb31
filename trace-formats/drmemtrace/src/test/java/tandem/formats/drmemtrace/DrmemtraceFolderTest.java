package tandem.formats.drmemtrace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tandem.formats.drmemtrace.Entries.thread;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.engine.trace.TraceFile;
import tandem.tck.ReadTrace;

/** A folder with a file for each thread or core. */
class DrmemtraceFolderTest {
    private static final int CORE_SHARDED = 0x10000;

    @TempDir
    Path folder;

    private final Drmemtrace format = new Drmemtrace();

    @Test
    void shouldMergeThreadsByTime() throws IOException {
        thread(70).at(0).fetch(1).fetch(2).at(4).fetch(3).end().to(folder.resolve("x.70.trace"));
        thread(80).at(2).fetch(5).write(6).fetch(7).at(6).fetch(8).end().to(folder.resolve("x.80.trace"));

        assertThat(TraceFile.open(folder).detect(List.of(format))).isSameAs(format);
        assertThat(accesses())
                .containsExactly(
                        "0 FETCH 1 4",
                        "2000 FETCH 2 4",
                        "2000 FETCH 5 4 on 1",
                        "2000 WRITE 6 8 on 1",
                        "4000 FETCH 3 4",
                        "4000 FETCH 7 4 on 1",
                        "6000 FETCH 8 4 on 1");
    }

    @Test
    void shouldStartAtTheEarliestTimestampOfAnyFile() throws IOException {
        thread(70).at(5).fetch(1).end().to(folder.resolve("a"));
        thread(80).at(2).fetch(2).end().to(folder.resolve("b"));
        thread(90).fetch(3).end().to(folder.resolve("c"));

        assertThat(accesses()).containsExactly("0 FETCH 2 4 on 1", "0 FETCH 3 4 on 2", "3000 FETCH 1 4");
    }

    /** In turn after each access, in runs of dozens, and at the same times. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 9})
    void shouldMergeThreadsAsIfSorted(int threads) throws IOException {
        List<String> expected = new ArrayList<>();
        for (int vcpu = 0; vcpu < threads; vcpu++) {
            Path file = folder.resolve("x." + vcpu);
            int most = 80 / threads;
            thread(70 + vcpu)
                    .at(0)
                    .fetches(1 + vcpu % 4 * most / 3)
                    .at(3)
                    .fetches(3)
                    .at(6)
                    .fetches(most)
                    .at(9)
                    .end()
                    .to(file);
            String on = vcpu == 0 ? "" : " on " + vcpu;
            ReadTrace.of(format, file).accesses().forEach(access -> expected.add(access + on));
        }
        expected.sort(Comparator.comparingLong(DrmemtraceFolderTest::nanos));

        assertThat(accesses()).containsExactlyElementsOf(expected);
    }

    /** Stretches so long that they are read ahead, and some that are not. */
    @Test
    void shouldMergeLongStretchesAsIfSorted() throws IOException {
        List<String> expected = new ArrayList<>();
        for (int vcpu = 0; vcpu < 3; vcpu++) {
            Path file = longStretches(vcpu);
            String on = " on " + vcpu;
            read(file).forEach(access -> expected.add(access.replace(" on 0", on)));
        }
        expected.sort(Comparator.comparingLong(DrmemtraceFolderTest::nanos));

        assertThat(read(folder)).isEqualTo(expected);
    }

    @Test
    void shouldTellTheFileWhoseLongStretchIsCut() throws IOException {
        longStretches(0);
        Path second = longStretches(1);
        byte[] whole = Files.readAllBytes(second);
        Files.write(second, Arrays.copyOf(whole, whole.length - 24));

        assertThatThrownBy(() -> read(folder))
                .hasMessageStartingWith(second + ": byte " + (whole.length - 24) + ": the trace is cut off");
    }

    @Test
    void shouldTellTheFileWhereTheSinkRefusesAnAccessOfALongStretch() throws IOException {
        longStretches(0);
        Path second = longStretches(1);
        long endOfThirdStretch = 5 * 12 + 2 * 12 + (1501 + 1501 + 1501) * 12 + 2 * 24;

        assertThatThrownBy(() -> TraceFile.open(folder).read(format, new RefusingSink(1003)))
                .hasMessage(second + ": byte " + endOfThirdStretch + ": bad");
    }

    /** Twelve stretches of 3 to 1501 accesses, the last of each a read at {@code 1000 * vcpu} and its number. */
    private Path longStretches(int vcpu) throws IOException {
        Entries entries = thread(70 + vcpu).at(0);
        for (int stretch = 1; stretch <= 12; stretch++) {
            int fetches = stretch % 4 == 0 ? 2 : 1500;
            entries.fetches(fetches).read(1000L * vcpu + stretch).at(2L * stretch);
        }
        Path file = folder.resolve("x." + vcpu);
        entries.end().to(file);
        return file;
    }

    private List<String> read(Path trace) throws IOException {
        List<String> accesses = new ArrayList<>();
        TraceFile.open(trace).read(format, new AccessSink() {
            @Override
            public void access(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind) {
                accesses.add(timeNanos + " " + kind + " " + address + " " + sizeBytes + " on " + vcpu);
            }

            @Override
            public void access(int vcpu, long address, long sizeBytes, AccessKind kind) {
                throw new AssertionError("a trace of times");
            }
        });
        return accesses;
    }

    private static long nanos(String access) {
        return Long.parseLong(access.substring(0, access.indexOf(' ')));
    }

    @Test
    void shouldTakeFilesOfOneThreadForOneVcpu() throws IOException {
        thread(70).at(0).fetch(1).end().to(folder.resolve("window.0000/a"));
        thread(80).at(1).fetch(2).end().to(folder.resolve("window.0000/b"));
        thread(70).at(9).fetch(3).end().to(folder.resolve("window.0001/a"));

        assertThat(accesses()).containsExactly("0 FETCH 1 4", "1000 FETCH 2 4 on 1", "9000 FETCH 3 4");
    }

    @Test
    void shouldTakeCoresForVcpusWhereFilesAreOfCores() throws IOException {
        Entries core = thread(70, CORE_SHARDED)
                .at(0)
                .fetch(1)
                .entry(28, 33, 0)
                .entry(22, 4, 80)
                .fetch(2)
                .entry(26, 0, 0);
        core.at(2).fetch(3).end().to(folder.resolve("drmemtrace.core.000000.trace"));
        thread(80, CORE_SHARDED).at(1).fetch(4).end().to(folder.resolve("drmemtrace.core.000001.trace"));

        assertThat(accesses())
                .containsExactly("0 FETCH 1 4", "1000 FETCH 2 4", "1000 FETCH 4 4 on 1", "2000 FETCH 3 4");
    }

    @Test
    void shouldReadFilesThatAreCompressed() throws IOException {
        byte[] first = thread(70).at(0).fetch(1).chunkEnd(0).bytes();
        byte[] second = thread(70).at(0).fetch(2).end().bytes();
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("a.zip")))) {
            zip.putNextEntry(new ZipEntry("chunk.0000"));
            zip.write(first);
            zip.putNextEntry(new ZipEntry("chunk.0001"));
            zip.write(Arrays.copyOfRange(second, 60, second.length));
        }
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(folder.resolve("b.gz")))) {
            gzip.write(thread(80).at(3).fetch(3).end().bytes());
        }

        assertThat(accesses()).containsExactly("0 FETCH 1 4", "1 FETCH 2 4", "3000 FETCH 3 4 on 1");
    }

    @Test
    void shouldPassOverFilesThatTellOfTheTrace() throws IOException {
        thread(70).at(0).fetch(1).end().to(folder.resolve("trace/x.70.trace"));
        for (String name : List.of(
                "trace/cpu_schedule.bin.zip",
                "trace/serial_schedule.bin.gz",
                "aux/v2p.textproto",
                "aux/anything",
                "raw/modules.log",
                "raw/x.70.raw.lz4",
                "funclist.log",
                "encodings.bin",
                "README",
                ".hidden")) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), "PK\3\4: this is damaged, if it is looked at");
        }

        assertThat(accesses()).containsExactly("0 FETCH 1 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "something else", "\u0019\0\0\0"})
    void shouldRefuseAFileThatDoesNotBelongThere(String content) throws IOException {
        thread(70).at(0).fetch(1).end().to(folder.resolve("a"));
        Path other = Files.writeString(folder.resolve("b"), content);

        assertThatThrownBy(this::accesses)
                .hasMessage(other + ": byte 0: this is no trace of a thread or core, which begins with a header: if it"
                        + " does not belong to the trace, move it elsewhere");
    }

    @Test
    void shouldTellTheFileThatIsCut() throws IOException {
        byte[] whole = thread(70).at(0).fetch(1).end().bytes();
        thread(80).at(0).fetches(10).end().to(folder.resolve("a"));
        Path cut = folder.resolve("b");

        for (int length = 24; length < whole.length; length++) {
            Files.write(cut, Arrays.copyOf(whole, length));
            assertThatThrownBy(this::accesses).hasMessageStartingWith(cut + ": byte ");
        }
    }

    @Test
    void shouldTellTheFileWhereTheSinkRefusesAnAccess() throws IOException {
        thread(70).at(0).fetch(1).at(2).fetch(2).end().to(folder.resolve("a"));
        Path second = folder.resolve("b");
        thread(80).at(1).fetch(0xbad).end().to(second);

        assertThatThrownBy(() -> TraceFile.open(folder).read(format, new RefusingSink(0xbad)))
                .hasMessageStartingWith(second + ": byte ")
                .hasMessageEndingWith("bad");
    }

    @Test
    void shouldRefuseAFolderOfRawFiles() throws IOException {
        Path raw = folder.resolve("raw/x.70.raw");
        Files.createDirectories(raw.getParent());
        Files.write(
                raw,
                new byte[] {3, 0, 0, 0, 0, 0, 8, (byte) 0xc0, 1, 0, 0, 0, 0, 0, 0, 0x40, 1, 0, 0, 0, 0, 0, 0, 0x60});
        Files.writeString(folder.resolve("program"), "of whatever kind");

        assertThat(TraceFile.open(folder).detect(List.of(format))).isSameAs(format);
        assertThatThrownBy(this::accesses).hasMessageStartingWith(raw + ": byte 0: this is a raw trace");
    }

    @Test
    void shouldTakePhysicalAddresses() throws IOException {
        thread(70).at(0).fetch(0x401000).write(0x7f00_1234_5678L).read(8).end().to(folder.resolve("trace/a"));
        Files.createDirectories(folder.resolve("aux"));
        Files.writeString(folder.resolve("aux/v2p.textproto"), """
                # an example
                address_mapping_group { page_size: 0x200000
                  address_mapping { virtual_address: 4194304 physical_address: 2097152 }
                  address_mapping {
                    # of the stack
                    virtual_address: 0x7f0012200000
                    physical_address: 0x600000
                  }
                  address_mapping { physical_address: 8388608 }
                }
                """);

        format.v2p = true;

        assertThat(format.guestPhysical()).isTrue();
        assertThat(accesses()).containsExactly("0 FETCH 201000 4", "0 WRITE 745678 8", "0 READ 800008 8");
    }

    @Test
    void shouldRefuseAddressesWithoutAPhysicalPage() throws IOException {
        Path file = folder.resolve("trace/a");
        thread(70).at(0).fetch(0x401000).end().to(file);
        format.v2p = true;

        assertThatThrownBy(this::accesses)
                .hasMessageContaining("v2p.textproto, which tells the physical pages, is not there");
        Files.writeString(folder.resolve("v2p.textproto"), "page_size: 2097152");
        assertThatThrownBy(this::accesses)
                .hasMessageStartingWith(
                        file + ": byte 84: v2p.textproto has no physical page for the address 0x401000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "page_size: 1000",
                "page_size: x",
                "page_size: 4096 address_mapping { physical_address: 4096 } address_mapping { physical_address: 8192 }"
            })
    void shouldRefuseAMapThatCannotBe(String map) throws IOException {
        thread(70).at(0).fetch(1).end().to(folder.resolve("a"));
        Path file = Files.writeString(folder.resolve("v2p.textproto"), map);
        format.v2p = true;

        assertThatThrownBy(this::accesses).hasMessageStartingWith(file + ": ");
    }

    private List<String> accesses() throws IOException {
        return ReadTrace.of(format, folder).accesses();
    }
}
