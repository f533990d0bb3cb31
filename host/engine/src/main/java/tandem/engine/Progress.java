package tandem.engine;

import java.util.ArrayList;
import java.util.List;

/** How much guest time was executed in each slice of wall time, on the host that counts, over the slice and the vCPUs. */
public final class Progress {
    private static final int SLICES = 200;
    private static final int WHOLE = 1_000_000;

    private final long sliceNanos;
    private final int[] millionths;
    private final long perceivedDowntime;

    private Progress(long sliceNanos, int[] millionths, long perceivedDowntime) {
        this.sliceNanos = sliceNanos;
        this.millionths = millionths;
        this.perceivedDowntime = perceivedDowntime;
    }

    /** The length of a slice: 1/200 of the time to the later of completion and total time, rounded up. */
    public long sliceNanos() {
        return sliceNanos;
    }

    /** Progress by slice in millionths: 1,000,000 is a guest that runs at full speed on all vCPUs. */
    public int[] millionths() {
        return millionths.clone();
    }

    /** The longest run of slices below 50 %, up to the completion, in nanoseconds. */
    public long perceivedDowntimeNanos() {
        return perceivedDowntime;
    }

    static Progress of(BlockLog journal, JournalEnd end, long lastInstant) {
        Slices slices = new Slices(end, Math.max(1, (lastInstant + SLICES - 1) / SLICES));
        JournalReader.read(journal, slices);
        return slices.progress();
    }

    /** The wall time of a vCPU's last cost, from one instant until another: it is taken off when the vCPU has gone on. */
    private static final class Costs {
        private final long[] from;
        private final long[] until;

        Costs(int lanes) {
            from = new long[lanes];
            until = new long[lanes];
        }
    }

    private static final class Slices implements JournalReader.Visitor {
        private final JournalEnd end;
        private final long slice;
        private final long[] executed = new long[SLICES];
        private final Costs traps;
        private final Costs stalls;
        private final List<Speed> speeds = new ArrayList<>();
        private long pause;
        private long resume;
        private long completion;

        Slices(JournalEnd end, long slice) {
            this.end = end;
            this.slice = slice;
            traps = new Costs(end.sourceLanes());
            stalls = new Costs(end.targetLanes());
            speeds.add(new Speed(0, end.sourceSpeed()));
        }

        /** The speed of the source from an instant on. */
        private record Speed(long since, int percent) {}

        @Override
        public void event(Journal.Kind kind, int detail, int lane, int page, long time, long value) {
            switch (kind) {
                case SPEED -> speeds.add(new Speed(time, (int) value));
                case PAUSE -> pause = time;
                case RESUME -> resume = time;
                case DIRTY_TRAP -> {
                    onSource(traps.from[lane], traps.until[lane], -1);
                    traps.from[lane] = time;
                    traps.until[lane] = time + value;
                }
                case STALL -> {
                    onTarget(stalls.from[lane], stalls.until[lane], -1);
                    stalls.from[lane] = time;
                    stalls.until[lane] = value;
                }
                case LAST_ACCESS -> {
                    completion = Math.max(completion, time);
                    if (detail == 0) {
                        endSource(lane, value == 0 ? Math.max(0, time) : pause);
                    } else {
                        endTarget(lane, Math.max(resume, time));
                    }
                }
                default -> {}
            }
        }

        /** A vCPU of the source ends, paused or idle: what its last access costs does not keep it from anything then. */
        private void endSource(int lane, long time) {
            onSource(0, time, 1);
            onSource(traps.from[lane], Math.min(traps.until[lane], time), -1);
        }

        private void endTarget(int lane, long time) {
            onTarget(resume, time, 1);
            onTarget(stalls.from[lane], Math.min(stalls.until[lane], time), -1);
        }

        private void onSource(long from, long to, long sign) {
            for (int i = 0; i < speeds.size(); i++) {
                long until = i + 1 < speeds.size() ? speeds.get(i + 1).since() : Long.MAX_VALUE;
                add(
                        Math.max(from, speeds.get(i).since()),
                        Math.min(to, until),
                        sign * speeds.get(i).percent());
            }
        }

        private void onTarget(long from, long to, long sign) {
            add(from, to, sign * end.targetSpeed());
        }

        private void add(long from, long to, long percent) {
            for (long at = from; at < to; ) {
                int index = (int) Math.min(at / slice, SLICES - 1);
                long until = index == SLICES - 1 ? to : Math.min(to, (index + 1) * slice);
                executed[index] += (until - at) * percent;
                at = until;
            }
        }

        Progress progress() {
            int[] millionths = new int[SLICES];
            int run = 0;
            int longest = 0;
            for (int i = 0; i < SLICES; i++) {
                long whole = slice * end.sourceLanes() * 100;
                millionths[i] = (int) Math.max(0, Math.min(Integer.MAX_VALUE, executed[i] * (double) WHOLE / whole));
                run = millionths[i] < WHOLE / 2 && i * slice < completion ? run + 1 : 0;
                longest = Math.max(longest, run);
            }
            return new Progress(slice, millionths, longest * slice);
        }
    }
}
