package tandem.engine;

import java.util.Arrays;

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

    private static final class Slices implements JournalReader.Visitor {
        private final JournalEnd end;
        private final long slice;
        private final long[] executed = new long[SLICES];
        private final long[] lastOnSource;
        private final long[] lastOnTarget;
        private final long[] trapFrom;
        private final long[] trapUntil;
        private int speed;
        private long speedSince;
        private long pause;
        private long resume;

        Slices(JournalEnd end, long slice) {
            this.end = end;
            this.slice = slice;
            speed = end.sourceSpeed();
            lastOnSource = new long[end.sourceLanes()];
            lastOnTarget = new long[end.targetLanes()];
            trapFrom = new long[end.sourceLanes()];
            trapUntil = new long[end.sourceLanes()];
            Arrays.fill(lastOnSource, -1);
            Arrays.fill(lastOnTarget, -1);
        }

        @Override
        public void event(Journal.Kind kind, int detail, int lane, int page, long time, long value) {
            switch (kind) {
                case SPEED -> speedFrom(time, (int) value);
                case PAUSE -> {
                    endTraps(time);
                    speedFrom(time, 0);
                    pause = time;
                }
                case RESUME -> resume = time;
                case DIRTY_TRAP -> trap(lane, time, time + value);
                case STALL -> add(time, value, -end.targetSpeed());
                case LAST_ACCESS -> (detail == 0 ? lastOnSource : lastOnTarget)[lane] = time;
                default -> {}
            }
        }

        /** A vCPU's trap ends before its next one; the pause may cut the last short. */
        private void trap(int lane, long from, long until) {
            add(trapFrom[lane], trapUntil[lane], -speed);
            trapFrom[lane] = from;
            trapUntil[lane] = until;
        }

        private void endTraps(long time) {
            for (int lane = 0; lane < trapFrom.length; lane++) {
                add(trapFrom[lane], Math.min(trapUntil[lane], time), -speed);
            }
        }

        /** All vCPUs of the source run from the last change of speed to this one; costs are taken off on their own. */
        private void speedFrom(long time, int percent) {
            add(speedSince, time, (long) speed * end.sourceLanes());
            speed = percent;
            speedSince = time;
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
            long completion = 0;
            for (int lane = 0; lane < lastOnTarget.length; lane++) {
                add(resume, Math.max(resume, lastOnTarget[lane]), end.targetSpeed());
                completion = Math.max(completion, lastOnTarget[lane]);
            }
            for (int lane = 0; lane < lastOnSource.length; lane++) {
                boolean endedThere = lane >= lastOnTarget.length || lastOnTarget[lane] < 0;
                if (endedThere) {
                    add(Math.max(0, lastOnSource[lane]), pause, -end.sourceSpeed());
                }
                completion = Math.max(completion, lastOnSource[lane]);
            }
            return sum(completion);
        }

        private Progress sum(long completion) {
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
