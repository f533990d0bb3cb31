package tandem.formats.tandembinary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.TraceException;
import tandem.api.TraceWriter;
import tandem.engine.trace.TraceFile;
import tandem.engine.trace.TraceFileException;
import tandem.tck.ReadTrace;

class TandemBinaryTest {
    private static final int HEAD_BYTES = 12;

    @TempDir
    Path folder;

    private final TandemBinary format = new TandemBinary();

    @Test
    void shouldReadItsSample() throws IOException {
        assertThat(accesses(sample()))
                .containsExactly(
                        "1000 FETCH 401ab70 3",
                        "1001 FETCH 401ab73 5",
                        "1001 WRITE 1fff0007a8 8",
                        "1002 FETCH 401b7a0 4",
                        "1002 READ ffff888000604008 4 on 1",
                        "1002 MODIFY 421a0c4 16",
                        "1003 FETCH 401b7a4 2",
                        "2003 READ ffff88800060400c 4 on 1",
                        "2004 WRITE 1fff0007b0 8");
        assertThat(format.guestPhysical()).isFalse();
    }

    @Test
    void shouldWriteItsSampleAgain() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TraceWriter writer = format.write(out);
        TraceFile.open(file(sample())).read(format, writer);
        writer.finish(false, List.of());

        assertThat(HexFormat.of().formatHex(out.toByteArray()))
                .isEqualTo(HexFormat.of().formatHex(sample()));
    }

    @Test
    void shouldWriteTheLayoutThatItDescribes() throws IOException {
        byte[] trace = written(writer -> {
            writer.access(0, 0x1000, 4, AccessKind.FETCH);
            writer.access(0, 0x1004, 4, AccessKind.FETCH);
            writer.access(2, 0xfff, 8, AccessKind.WRITE);
            writer.access(2, 0xfff, 8, AccessKind.WRITE);
        });

        String accesses = "01 04 04 220004 020004 210208 110208 00 01 02 03 0020 fe1f 0f";
        String end = "00 04 01 01 02 686f";
        assertThat(HexFormat.of().formatHex(trace))
                .isEqualTo(("8954414e44454d0a 02000000" + block(accesses) + block(end)).replace(" ", ""));
    }

    private static String block(String body) {
        byte[] bytes = HexFormat.of().parseHex(body.replace(" ", ""));
        return HexFormat.of().formatHex(Layout.blockHead(bytes, bytes.length)) + body;
    }

    @Test
    void shouldReadBackWhatItHasWritten() throws IOException {
        for (boolean timed : new boolean[] {true, false}) {
            List<String> expected = new ArrayList<>();
            byte[] trace = written(writer -> random(timed, 200_000, writer, new Listing(expected)));

            List<String> read = new ArrayList<>();
            TraceFile.open(file(trace)).read(format, new Listing(read));

            assertThat(read).isEqualTo(expected);
        }
    }

    private static void random(boolean timed, int count, AccessSink... sinks) throws TraceException {
        Random random = new Random(3);
        for (int i = 0; i < count; i++) {
            // Now and then there are more shapes than a block can have.
            int vcpu = random.nextInt(i < count / 2 ? 3 : 40);
            long address = random.nextInt(9) == 0 ? random.nextLong() : random.nextInt(1 << 20);
            long size = random.nextInt(99) == 0 ? random.nextLong() >>> 1 : random.nextInt(9);
            AccessKind kind = AccessKind.values()[random.nextInt(4)];
            long time = random.nextInt(99) == 0 ? random.nextLong() : i;
            for (AccessSink sink : sinks) {
                if (timed) {
                    sink.access(time, vcpu, address, size, kind);
                } else {
                    sink.access(vcpu, address, size, kind);
                }
            }
        }
    }

    @Test
    void shouldKeepWhatPeopleMustKnow() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TraceWriter writer = format.write(out);
        writer.access(0, 1, 1, AccessKind.READ);
        writer.finish(true, List.of("it was filtered", "ä"));

        ReadTrace read = ReadTrace.of(format, file(out.toByteArray()));

        assertThat(read.warnings()).containsExactly("it was filtered", "ä");
        assertThat(format.guestPhysical()).isTrue();
    }

    @Test
    void shouldRefuseAnyChangeOfABit() throws IOException {
        byte[] sample = sample();
        for (int bit = 0; bit < 8 * sample.length; bit++) {
            byte[] changed = sample.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> accesses(changed))
                    .as("bit %s", bit)
                    .isInstanceOf(TraceFileException.class)
                    .hasMessageContaining("byte ");
        }
    }

    @Test
    void shouldSayWhereATraceIsDamagedOrCut() throws IOException {
        byte[] changed = sample();
        changed[HEAD_BYTES + 20]++;
        assertThatThrownBy(() -> accesses(changed))
                .hasMessageContaining("byte 12: the trace is damaged: the checksum of this block of");
        assertThatThrownBy(() -> accesses(Arrays.copyOf(sample(), HEAD_BYTES + 20)))
                .hasMessageContaining("byte 12: the trace is cut off: only 12 of the");
        assertThatThrownBy(() -> accesses(Arrays.copyOf(sample(), HEAD_BYTES)))
                .hasMessageContaining("byte 12: the trace is cut off: only 0 of the 8 bytes");
    }

    @Test
    void shouldRefuseAMissingBlockAndWhatFollowsTheEnd() throws IOException {
        byte[] sample = sample();
        int end = end(sample);
        byte[] withoutBlock = Arrays.copyOf(sample, HEAD_BYTES + sample.length - end);
        System.arraycopy(sample, end, withoutBlock, HEAD_BYTES, sample.length - end);
        assertThatThrownBy(() -> accesses(withoutBlock))
                .hasMessageContaining("the trace had 9 accesses when it was written, and now has 0");
        assertThatThrownBy(() -> accesses(Arrays.copyOf(sample, sample.length + 1)))
                .hasMessageContaining("stopped here, before the trace's end");
    }

    private static int end(byte[] trace) {
        return HEAD_BYTES + Layout.BLOCK_HEAD_BYTES + Layout.littleEndian(trace).getInt(HEAD_BYTES);
    }

    @Test
    void shouldRefuseAnotherVersion() throws IOException {
        byte[] later = sample();
        later[8] = 3;
        assertThat(ReadTrace.recognises(format, new String(later, StandardCharsets.ISO_8859_1)))
                .isTrue();
        assertThatThrownBy(() -> accesses(later))
                .hasMessageContaining("this is version 3 of Tandem's binary trace, and this program reads version 2");
    }

    @Test
    void shouldRefuseBlocksWithoutSenseThatHaveTheRightChecksum() throws IOException {
        Random random = new Random(5);
        byte[] body = Arrays.copyOfRange(sample(), HEAD_BYTES + Layout.BLOCK_HEAD_BYTES, end(sample()));
        for (int i = 0; i < 1000; i++) {
            byte[] changed = Arrays.copyOf(body, body.length - random.nextInt(3));
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            ByteArrayOutputStream trace = new ByteArrayOutputStream();
            trace.write(Layout.head());
            trace.write(Layout.blockHead(changed, changed.length));
            trace.write(changed);
            assertThatThrownBy(() -> accesses(trace.toByteArray()))
                    .isInstanceOf(TraceFileException.class)
                    .hasCauseInstanceOf(TraceException.class);
        }
    }

    @Test
    void shouldThrowWhatItsStreamThrows() throws IOException {
        TraceWriter writer = format.write(new OutputStream() {
            private int bytes;

            @Override
            public void write(int b) throws IOException {
                if (++bytes > HEAD_BYTES) {
                    throw new IOException("full");
                }
            }
        });
        assertThatThrownBy(() -> random(false, 70_000, writer))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("full");
    }

    @Test
    void shouldRefuseAVcpuBelowZero() throws IOException {
        TraceWriter writer = format.write(OutputStream.nullOutputStream());
        assertThatThrownBy(() -> writer.access(-1, 0, 1, AccessKind.READ)).hasMessage("vCPU -1 is negative");
    }

    /** What is written to a trace. */
    private interface Content {
        void writeTo(TraceWriter writer) throws IOException;
    }

    private byte[] written(Content content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TraceWriter writer = format.write(out);
        content.writeTo(writer);
        writer.finish(true, List.of("ho"));
        return out.toByteArray();
    }

    private List<String> accesses(byte[] trace) throws IOException {
        return ReadTrace.of(format, file(trace)).accesses();
    }

    private Path file(byte[] trace) throws IOException {
        return Files.write(folder.resolve("trace"), trace);
    }

    private static byte[] sample() throws IOException {
        try (InputStream stream = Objects.requireNonNull(TandemBinaryTest.class.getResourceAsStream("sample.tandem"))) {
            return stream.readAllBytes();
        }
    }

    private record Listing(List<String> accesses) implements AccessSink {
        @Override
        public void access(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind) {
            accesses.add(timeNanos + " " + vcpu + " " + address + " " + sizeBytes + " " + kind);
        }

        @Override
        public void access(int vcpu, long address, long sizeBytes, AccessKind kind) {
            accesses.add(vcpu + " " + address + " " + sizeBytes + " " + kind);
        }
    }
}
