package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tandem.api.AccessKind;
import tandem.api.AccessSink;
import tandem.api.TraceException;

/** A trace that is handed over to another thread is what it was. */
class HandedOverTest {
    private static final int ACCESSES = 100_000;

    @Test
    void shouldPassAllAccessesInTheirOrder() throws IOException {
        TraceReading trace = sink -> {
            Random random = new Random(8);
            for (int i = 0; i < ACCESSES; i++) {
                AccessKind kind = AccessKind.values()[random.nextInt(4)];
                if (random.nextInt(1000) == 0) {
                    sink.access(random.nextInt(), random.nextLong(), random.nextLong(), kind);
                } else {
                    sink.access(random.nextLong(), random.nextInt(), random.nextLong(), random.nextLong(), kind);
                }
            }
        };
        Seen expected = new Seen();
        trace.into(expected);
        Seen seen = new Seen();
        new HandedOver(trace).into(seen);
        assertThat(seen.accesses).isEqualTo(expected.accesses).hasSize(ACCESSES);
    }

    @Test
    void shouldRefuseAnAccessWhereTheTraceHasIt() {
        for (long refused : new long[] {0, 9_000, 40_000, ACCESSES - 1}) {
            int[] at = {0};
            TraceReading trace = sink -> {
                for (at[0] = 0; at[0] < ACCESSES; at[0]++) {
                    sink.access(at[0], 0, 0, 1, AccessKind.READ);
                }
            };
            TraceException refusal = new TraceException("not this one");
            assertThatThrownBy(() -> new HandedOver(trace).into(new Refusing(refused, refusal)))
                    .isSameAs(refusal);
            assertThat(at[0]).isEqualTo((int) refused);
        }
    }

    @Test
    void shouldSayWhatIsWrongFirst() {
        IOException cut = new IOException("cut");
        TraceReading trace = sink -> {
            for (int i = 0; i < 2; i++) {
                sink.access(i, 0, 0, 1, AccessKind.READ);
            }
            throw cut;
        };
        TraceException refusal = new TraceException("not this one");
        assertThatThrownBy(() -> new HandedOver(trace).into(new Refusing(1, refusal)))
                .isSameAs(refusal);
        assertThatThrownBy(() -> new HandedOver(trace).into(new Refusing(2, refusal)))
                .isSameAs(cut);
    }

    @Test
    void shouldThrowWhatTheSinkThrows() {
        IllegalStateException full = new IllegalStateException("full");
        TraceReading trace = sink -> {
            for (int i = 0; i < ACCESSES; i++) {
                sink.access(i, 0, 0, 1, AccessKind.READ);
            }
        };
        assertThatThrownBy(() -> new HandedOver(trace).into(new Seen() {
                    @Override
                    void add(String access) {
                        if (accesses.size() == 50_000) {
                            throw full;
                        }
                        super.add(access);
                    }
                }))
                .isSameAs(full);
    }

    private static class Seen implements AccessSink {
        final List<String> accesses = new ArrayList<>();

        void add(String access) {
            accesses.add(access);
        }

        @Override
        public void access(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind) {
            add(timeNanos + " " + vcpu + " " + address + " " + sizeBytes + " " + kind);
        }

        @Override
        public void access(int vcpu, long address, long sizeBytes, AccessKind kind) {
            add(vcpu + " " + address + " " + sizeBytes + " " + kind);
        }
    }

    private static final class Refusing implements AccessSink {
        private final TraceException refusal;
        private long left;

        Refusing(long taken, TraceException refusal) {
            left = taken;
            this.refusal = refusal;
        }

        @Override
        public void access(long timeNanos, int vcpu, long address, long sizeBytes, AccessKind kind)
                throws TraceException {
            access(vcpu, address, sizeBytes, kind);
        }

        @Override
        public void access(int vcpu, long address, long sizeBytes, AccessKind kind) throws TraceException {
            if (left-- == 0) {
                throw refusal;
            }
        }
    }
}
