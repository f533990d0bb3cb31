package tandem.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordFormatTest {
    private static final int RECORD_BYTES = 17;

    private final Records format = new Records();

    @Test
    void shouldReadLittleEndianNumbers() throws IOException {
        byte[] record = new byte[RECORD_BYTES];
        for (int i = 0; i < RECORD_BYTES; i++) {
            record[i] = (byte) (0xf0 + i);
        }
        List<Long> numbers = new ArrayList<>();
        RecordReader reader = new RecordReader(new BytesInput(record), RECORD_BYTES);
        assertThat(reader.next()).isTrue();

        numbers.add((long) reader.uint8(0));
        numbers.add((long) reader.uint16(1));
        numbers.add((long) reader.int32(3));
        numbers.add(reader.uint32(3));
        numbers.add(reader.int64(7));

        assertThat(numbers).containsExactly(0xf0L, 0xf2f1L, -0x090a0b0dL, 0xf6f5f4f3L, 0xfefdfcfbfaf9f8f7L);
        assertThat(reader.next()).isFalse();
        assertThat(reader.next()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 15_420, 15_421, 50_000})
    void shouldPassEachRecordOnce(int records) throws IOException {
        format.read(new BytesInput(records(records)), new Ignored());

        assertThat(format.seen).hasSize(records).isSorted();
        assertThat(format.seen).doesNotHaveDuplicates();
    }

    @Test
    void shouldPassRecordsThatArriveByteByByte() throws IOException {
        InputStream slow = new FilterInputStream(new ByteArrayInputStream(records(100))) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return super.read(target, offset, Math.min(1, length));
            }
        };

        format.read(new BytesInput(slow), new Ignored());

        assertThat(format.seen).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15_419, 15_420, 20_000})
    void shouldRefuseATraceThatEndsWithinARecord(int whole) {
        for (int torn = 1; torn < RECORD_BYTES; torn++) {
            format.seen.clear();
            BytesInput input = new BytesInput(Arrays.copyOf(records(whole + 1), whole * RECORD_BYTES + torn));

            assertThatThrownBy(() -> format.read(input, new Ignored()))
                    .isInstanceOf(TraceException.class)
                    .hasMessage("the trace is cut off: only " + torn + " of the 17 bytes of this record are there");
            assertThat(input.offset).isEqualTo((long) whole * RECORD_BYTES);
            assertThat(format.seen).hasSize(whole);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15_419, 15_420, 20_000})
    void shouldTellTheRecordThatIsRefused(int number) {
        format.bad = number;
        BytesInput input = new BytesInput(records(20_001));

        assertThatThrownBy(() -> format.read(input, new Ignored())).hasMessage("bad");
        assertThat(input.offset).isEqualTo((long) number * RECORD_BYTES);
    }

    @Test
    void shouldPassWarningsOn() throws IOException {
        BytesInput input = new BytesInput(records(1));

        format.warning = "odd";
        format.read(input, new Ignored());

        assertThat(input.warnings).containsExactly("odd");
    }

    private static byte[] records(int count) {
        ByteBuffer bytes = ByteBuffer.allocate(count * RECORD_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            bytes.putInt(i * RECORD_BYTES + 1, i);
        }
        return bytes.array();
    }

    private static final class Records extends RecordFormat {
        final List<Integer> seen = new ArrayList<>();
        int bad = -1;
        String warning = "";

        @Override
        protected int recordBytes(TraceSample beginning) {
            return RECORD_BYTES;
        }

        @Override
        protected void record(RecordReader record, AccessSink sink) throws TraceException {
            if (record.int32(1) == bad) {
                throw new TraceException("bad");
            }
            if (!warning.isEmpty()) {
                record.warn(warning);
            }
            seen.add(record.int32(1));
        }

        @Override
        public String name() {
            return "records";
        }

        @Override
        public String help() {
            return "Records";
        }

        @Override
        public boolean recognises(TraceSample sample) {
            return false;
        }
    }

    private static final class Ignored implements AccessSink {
        @Override
        public void access(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind) {}

        @Override
        public void access(int vcpu, long address, long sizeBytes, AccessKind kind) {}
    }
}
