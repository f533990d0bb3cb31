package tandem.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tandem.api.PageOrder;

/** A guest, its pages and a rig: all that the replays of a run share. Any thread may read it. */
public final class Scenario {
    private final Rig rig;
    private final Tape source;
    private final Tape target;
    private final PageNumbers numbers;
    private final BitSet zeroAtStart;
    private final @Nullable Tape record;

    private Scenario(
            Rig rig, Tape source, Tape target, PageNumbers numbers, BitSet zeroAtStart, @Nullable Tape record) {
        this.rig = rig;
        this.source = source;
        this.target = target;
        this.numbers = numbers;
        this.zeroAtStart = zeroAtStart;
        this.record = record;
    }

    /**
     * Puts together what is to be replayed.
     *
     * @param tape what the source executes
     * @param targetTape what the target executes, or null where it is the same
     * @param pageList the frames that are not zero, or null where the trace has no such list
     * @throws IllegalArgumentException where rig and tape do not go together
     */
    public static Scenario of(Rig rig, Tape tape, @Nullable Tape targetTape, @Nullable PageList pageList) {
        return of(rig, tape, targetTape, pageList, MemoryLog::new);
    }

    /**
     * As {@link #of(Rig, Tape, Tape, PageList)}, for tapes that may be too long for the heap: where the rig has one vCPU
     * execute what several did, it writes a tape of its own to a log from {@code scratch}.
     */
    public static Scenario of(
            Rig rig,
            Tape tape,
            @Nullable Tape targetTape,
            @Nullable PageList pageList,
            Supplier<? extends BlockLog> scratch) {
        Tape executed = targetTape == null ? tape : targetTape;
        requireSameAddresses(tape, executed);
        if (rig.startNanos() > Math.min(tape.lastGuestNanos(), executed.lastGuestNanos())) {
            throw new IllegalArgumentException("start " + rig.startNanos() + " ns lies past the last access at "
                    + Math.min(tape.lastGuestNanos(), executed.lastGuestNanos()) + " ns of guest time");
        }
        PageNumbers numbers = PageNumbers.of(rig, tape, executed);
        boolean gang = rig.vcpus() == Rig.Vcpus.GANG;
        Tape onSource = gang ? tape.gang(scratch.get()) : tape;
        Tape onTarget = executed == tape ? onSource : gang ? executed.gang(scratch.get()) : executed;
        BitSet zero = numbers.zeroPages(rig, pageList);
        WarmUp.written(onSource, numbers.ofSource(), rig.startNanos(), zero);
        return new Scenario(rig, onSource, onTarget, numbers, zero, null);
    }

    private static void requireSameAddresses(Tape one, Tape other) {
        if (one.counts().guestPhysical() != other.counts().guestPhysical()) {
            throw new IllegalArgumentException("one trace has guest-physical addresses and the other has not, so that"
                    + " their pages cannot be told to be the same");
        }
    }

    /**
     * The same with {@code tape} as the record of an earlier run: what it touches, as far as this guest has such pages,
     * takes the place of the warm-up for a strategy that asks what has been touched before.
     *
     * @throws IllegalArgumentException where its addresses are not of the kind of the guest's
     */
    public Scenario withRecord(Tape tape) {
        requireSameAddresses(source, tape);
        return new Scenario(rig, source, target, numbers, zeroAtStart, tape);
    }

    /** The rig. */
    public Rig rig() {
        return rig;
    }

    /** How many pages the guest has. */
    public int pages() {
        return numbers.pages();
    }

    /** Guest time from the start of the migration to the last access of the tape that the target executes. */
    public long guestNanosLeft() {
        return target.lastGuestNanos() - rig.startNanos();
    }

    /** Accesses of the source's tape at or after the start. */
    long accessesLeft() {
        List<Lane> lanes = sourceLanes();
        long left = lanes.stream().mapToLong(Lane::accessesLeft).sum();
        lanes.forEach(Lane::close);
        return left;
    }

    boolean hasTargetTape() {
        return source != target;
    }

    boolean isZeroAtStart(int page) {
        return zeroAtStart.get(page);
    }

    /** New vCPUs of the source, placed at the start. */
    List<Lane> sourceLanes() {
        List<Lane> lanes = lanes(source, numbers.ofSource(), rig.sourceSpeedPercent());
        lanes.forEach(lane -> lane.place(rig.startNanos(), 0));
        return lanes;
    }

    /** The pages touched before the start or, where there is one, in the record, in order of first touch. */
    int[] warmUpTouches() {
        Tape recorded = record;
        if (recorded == null) {
            return firstTouches(source, numbers.ofSource(), pages(), rig.startNanos());
        }
        int[] asTouched = IntStream.range(0, recorded.touchedPages()).toArray();
        return Arrays.stream(firstTouches(recorded, asTouched, asTouched.length, Lane.NEVER))
                .map(order -> numbers.find(recorded.frame(order)))
                .filter(page -> page != PageOrder.NONE)
                .toArray();
    }

    private static int[] firstTouches(Tape tape, int[] pageOf, int pages, long end) {
        List<Lane> lanes = new ArrayList<>();
        for (TapeLane lane : tape.lanes()) {
            lanes.add(new Lane(lanes.size(), lane, new LaneReader(tape, lane, pageOf), 100));
        }
        lanes.forEach(lane -> lane.place(0, 0));
        int[] touches = Foresight.of(lanes, pages, end);
        lanes.forEach(Lane::close);
        return touches;
    }

    /** New vCPUs of the target, to be placed. */
    List<Lane> targetLanes() {
        return lanes(target, numbers.ofTarget(), rig.targetSpeedPercent());
    }

    /** The vCPUs of both tapes, ascending; one that a tape lacks is idle there. */
    private List<Lane> lanes(Tape tape, int[] pageOf, int speed) {
        int[] vcpus = IntStream.concat(Arrays.stream(source.vcpus()), Arrays.stream(target.vcpus()))
                .sorted()
                .distinct()
                .toArray();
        List<Lane> lanes = new ArrayList<>();
        for (int vcpu : vcpus) {
            TapeLane lane = tape.lane(vcpu);
            lanes.add(new Lane(lanes.size(), lane, new LaneReader(tape, lane, pageOf), speed));
        }
        return lanes;
    }
}
