package tandem.engine;

import java.nio.ByteBuffer;

/** The last blocks of a tape: the frames in order of first touch, then counts, shift and vCPUs. */
final class TapeEnd {
    private final TapeCounts counts;
    private final long shift;
    private final int[] vcpus;

    TapeEnd(TapeCounts counts, long shift, int[] vcpus) {
        this.counts = counts;
        this.shift = shift;
        this.vcpus = vcpus;
    }

    TapeCounts counts() {
        return counts;
    }

    long shift() {
        return shift;
    }

    int[] vcpus() {
        return vcpus;
    }

    void write(BlockLog out, FrameNumbers numbers) {
        ByteBuffer block = TapeFormat.buffer(8 + 8 * TapeFormat.FRAMES_A_BLOCK);
        for (int from = 0; from < numbers.count(); from += TapeFormat.FRAMES_A_BLOCK) {
            int count = Math.min(TapeFormat.FRAMES_A_BLOCK, numbers.count() - from);
            block.clear().putInt(TapeFormat.FRAMES).putInt(count);
            for (int id = from; id < from + count; id++) {
                block.putLong(numbers.frame(id));
            }
            out.append(block.array(), block.position());
        }
        writeEnd(out);
    }

    private void writeEnd(BlockLog out) {
        ByteBuffer end = TapeFormat.buffer(128 + 4 * vcpus.length);
        end.putInt(TapeFormat.END).putInt(TapeFormat.VERSION).putLong(shift);
        end.putLong(counts.records())
                .putLong(counts.reads())
                .putLong(counts.writes())
                .putLong(counts.fetches());
        end.putLong(counts.pageAccesses()).putLong(counts.accesses());
        end.putLong(counts.lowestAddress()).putLong(counts.highestAddress());
        end.putInt(counts.guestPhysical() ? 1 : 0).putInt(vcpus.length);
        for (int vcpu : vcpus) {
            end.putInt(vcpu);
        }
        out.append(end.array(), end.position());
    }

    /** Reads the end from after its kind. */
    static TapeEnd read(ByteBuffer end) {
        int version = end.getInt();
        if (version != TapeFormat.VERSION) {
            throw new UnfinishedTapeException("the tape is of version " + version + ", not " + TapeFormat.VERSION);
        }
        long shift = end.getLong();
        TapeCounts counts = new TapeCounts(
                end.getLong(),
                end.getLong(),
                end.getLong(),
                end.getLong(),
                end.getLong(),
                end.getLong(),
                end.getLong(),
                end.getLong(),
                end.getInt() != 0);
        int[] vcpus = new int[end.getInt()];
        for (int lane = 0; lane < vcpus.length; lane++) {
            vcpus[lane] = end.getInt();
        }
        return new TapeEnd(counts, shift, vcpus);
    }
}
