package tandem.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tandem.api.AccessKind;
import tandem.api.TraceWriter;
import tandem.api.WritableTraceFormat;

/** How a trace is written, by the ending of its file's name before that of the compression. */
abstract class Encoding implements Guest.Watcher, AutoCloseable {
    final OutputStream out;

    private Encoding(OutputStream out) {
        this.out = out;
    }

    static Encoding of(String name, OutputStream out) throws IOException {
        return name.endsWith(".champsim")
                ? new ChampSim(out)
                : name.endsWith(".drmemtrace")
                        ? new Drmemtrace(out)
                        : name.endsWith(".tandem") ? new TandemBinary(out) : new Lackey(out);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private static ByteBuffer record(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static final class Lackey extends Encoding {
        Lackey(OutputStream out) {
            super(out);
        }

        @Override
        public void fetch(long address) throws IOException {
            line("I  ", address, ",4\n");
        }

        @Override
        public void data(boolean write, long address) throws IOException {
            line(write ? " S " : " L ", address, ",8\n");
        }

        private void line(String kind, long address, String size) throws IOException {
            String digits = Long.toHexString(address);
            String line = kind + "0".repeat(Math.max(0, 8 - digits.length())) + digits + size;
            out.write(line.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    /** A record of 64 bytes an instruction, with the data accesses that follow it. */
    private static final class ChampSim extends Encoding {
        private static final int WRITTEN = 16;
        private static final int READ = 32;
        private static final int END = 64;
        private final ByteBuffer record = record(END);
        private int writtenEnd;
        private int readEnd;

        ChampSim(OutputStream out) {
            super(out);
        }

        @Override
        public void fetch(long address) throws IOException {
            flush();
            begin(address);
        }

        @Override
        public void data(boolean write, long address) throws IOException {
            if (writtenEnd == READ || readEnd == END) {
                fetch(record.getLong(0) + 4);
            }
            record.putLong(write ? writtenEnd : readEnd, address);
            writtenEnd += write ? Long.BYTES : 0;
            readEnd += write ? 0 : Long.BYTES;
        }

        private void begin(long address) {
            record.clear().put(new byte[END]);
            record.putLong(0, address);
            writtenEnd = WRITTEN;
            readEnd = READ;
        }

        private void flush() throws IOException {
            if (readEnd != 0) {
                out.write(record.array());
            }
        }

        @Override
        public void close() throws IOException {
            flush();
            super.close();
        }
    }

    /** Entries of 12 bytes. */
    private static final class Drmemtrace extends Encoding {
        private static final int TIMESTAMP_EVERY = 1 << 16;
        private final ByteBuffer entry = record(12);
        private long fetches;

        Drmemtrace(OutputStream out) throws IOException {
            super(out);
            entry(25, 0, 4);
            entry(28, 12, 4);
            entry(22, 0, 1234);
        }

        @Override
        public void fetch(long address) throws IOException {
            if (fetches++ % TIMESTAMP_EVERY == 0) {
                entry(28, 2, 13_000_000_000_000_000L + fetches / 1000);
            }
            entry(10, 4, address);
        }

        @Override
        public void data(boolean write, long address) throws IOException {
            entry(write ? 1 : 0, 8, address);
        }

        private void entry(int type, int size, long value) throws IOException {
            entry.clear().putShort((short) type).putShort((short) size).putLong(value);
            out.write(entry.array());
        }

        @Override
        public void close() throws IOException {
            entry(26, 0, 0);
            super.close();
        }
    }

    private static final class TandemBinary extends Encoding {
        private final TraceWriter writer;

        TandemBinary(OutputStream out) throws IOException {
            super(out);
            writer = ((WritableTraceFormat) Offers.format("tandem-binary")).write(out);
        }

        @Override
        public void fetch(long address) throws IOException {
            writer.access(0, address, 4, AccessKind.FETCH);
        }

        @Override
        public void data(boolean write, long address) throws IOException {
            writer.access(0, address, 8, write ? AccessKind.WRITE : AccessKind.READ);
        }

        @Override
        public void close() throws IOException {
            writer.finish(false, List.of());
            super.close();
        }
    }
}
