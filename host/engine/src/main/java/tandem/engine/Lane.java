package tandem.engine;

import org.jspecify.annotations.Nullable;

/**
 * A vCPU on a host: its cursor on the tape, in guest and in wall time. It runs through accesses that matter to nobody
 * by itself, whole blocks where it can, and stops before one to a page that its host watches.
 */
final class Lane implements AutoCloseable {
    /** Never. */
    static final long NEVER = Long.MAX_VALUE;

    /** In a page's watch: stop before any access. */
    static final int TOUCH = 1;

    /** In a page's watch: stop before a write. */
    static final int WRITE = 2;

    /** Before any guest time. */
    private static final long NOTHING = -1;

    /** A block of fewer accesses for each question about a page in it is run through access by access: that costs less. */
    private static final int ACCESSES_A_QUESTION = 128;

    final int number;
    private final TapeLane tape;
    private final LaneReader reader;
    private final Survey survey;
    private final LaneTime time;
    private int block;
    private int position;
    private int stop;
    private boolean open;
    private boolean surveyed;
    private boolean blocked;
    private int asked;
    private long guestLimit = NEVER;
    private long start;
    private long lastAccess = -1;

    /** Not after the wall time of the next access that matters; {@link #NEVER} where none follows or the vCPU stalls. */
    long key;
    /** Whether it stands before an access, at wall time {@link #key}, to a watched page. */
    boolean atEvent;
    /** There: the page. */
    int page;
    /** There: whether it writes. */
    boolean write;

    Lane(int number, TapeLane tape, LaneReader reader, int speed) {
        this.number = number;
        this.tape = tape;
        this.reader = reader;
        this.survey = new Survey(reader);
        this.time = new LaneTime(speed);
    }

    /** Places the cursor before the first access at or after {@code guestNanos}, that instant being {@code wallNanos}. */
    void place(long guestNanos, long wallNanos) {
        block = tape.blockAt(guestNanos);
        position = 0;
        shut();
        if (block < tape.blocks() && tape.firstGuest(block) < guestNanos) {
            openBlock();
            while (reader.guests[position] < guestNanos) {
                position++;
            }
        }
        begin(guestNanos, wallNanos);
    }

    /** Places the cursor where {@code other} stands, on the same tape, at {@code wallNanos}. */
    void place(Lane other, long wallNanos) {
        block = other.block;
        position = other.position;
        shut();
        if (position > 0) {
            openBlock();
        }
        begin(other.guest(), wallNanos);
    }

    private void begin(long guestNanos, long wallNanos) {
        time.set(guestNanos, wallNanos);
        start = accessesBefore();
        key = nextKey();
    }

    private void openBlock() {
        reader.load(block);
        reader.decode();
        surveyed = false;
        open = true;
    }

    private void shut() {
        open = false;
        surveyed = false;
    }

    private long accessesBefore() {
        return tape.accessesBefore(block) + position;
    }

    /**
     * Executes accesses up to {@code limit}, inclusive, or to the first watched one.
     *
     * @param watch no page may be watched more than at the last call, but those that {@link #watchAgain} tells
     * @param versions counts each page's writes, those of a surveyed block when it is left
     */
    void seek(long limit, byte[] watch, int @Nullable [] versions) {
        while (block < tape.blocks()) {
            if (!open) {
                key = nextKey();
                if (key > limit) {
                    return;
                }
                enter(watch, versions != null);
            }
            if (!(surveyed ? leap(limit, watch, versions) : scan(limit, watch, versions))) {
                return;
            }
        }
        key = NEVER;
    }

    /** Opens the block as far as is needed. */
    private void enter(byte[] watch, boolean counted) {
        reader.load(block);
        boolean isAskedOften = asked * ACCESSES_A_QUESTION > reader.count;
        asked = 0;
        if (isAskedOften || time.roundsTimes()) {
            openBlock();
        } else {
            survey.begin(watch, counted);
            surveyed = true;
            open = true;
        }
    }

    /** Goes to the next access of a surveyed block that may matter, or past its end. What lies before is executed along with it. */
    private boolean leap(long limit, byte[] watch, int @Nullable [] versions) {
        Stops stops = survey.stops();
        stop = stops.next(position, watch);
        if (stop < reader.count) {
            page = stops.page(stop);
            write = stops.writes(stop);
            key = keyAt(reader.guest(stop));
            atEvent = true;
            return false;
        }
        key = keyAt(tape.lastGuest(block));
        if (key > limit) {
            return false;
        }
        time.set(tape.lastGuest(block), key);
        lastAccess = key;
        moveTo(reader.count, versions);
        return true;
    }

    private boolean scan(long limit, byte[] watch, int @Nullable [] versions) {
        long[] guests = reader.guests;
        int[] codes = reader.codes;
        int[] pages = reader.pages;
        int end = reader.count;
        int from = position;
        int next = from;
        long atGuest = time.guest();
        long atWall = time.wall();
        boolean stops = false;
        while (next < end) {
            long nextGuest = guests[next];
            long nextWall = atWall + time.toWall(nextGuest - atGuest);
            if (nextWall > limit || nextGuest > guestLimit) {
                key = nextGuest > guestLimit ? NEVER : nextWall;
                stops = true;
                break;
            }
            int writes = codes[next] & 1;
            int accessed = pages[codes[next] >>> 1];
            if ((watch[accessed] & (TOUCH | writes << 1)) != 0) {
                key = nextWall;
                page = accessed;
                write = writes != 0;
                stop = next;
                atEvent = true;
                stops = true;
                break;
            }
            if (versions != null) {
                versions[accessed] += writes;
            }
            atWall = nextWall;
            atGuest = nextGuest;
            next++;
        }
        if (next > from) {
            lastAccess = atWall;
        }
        time.set(atGuest, atWall);
        moveTo(next, versions);
        return !stops;
    }

    private void moveTo(int next, int @Nullable [] versions) {
        position = next;
        if (next == reader.count) {
            if (surveyed && versions != null) {
                survey.count(versions);
            }
            block++;
            position = 0;
            shut();
        }
    }

    /** Executes the access before which it stands, and pays {@code cost} after it. */
    void execute(long cost, int @Nullable [] versions) {
        time.set(reader.guest(stop), key + cost);
        lastAccess = key;
        if (write && !surveyed && versions != null) {
            versions[page]++;
        }
        moveTo(stop + 1, versions);
    }

    /** How many writes to {@code page}, executed up to {@code now}, are not counted yet. */
    int uncounted(int page, long now) {
        asked++;
        return surveyed ? survey.writesBefore(page, position, executedAt(now)) : 0;
    }

    /** The guest time up to which accesses from {@link #position} on are executed at {@code now}. */
    private long executedAt(long now) {
        return time.wall() > now ? NOTHING : time.guestAt(now);
    }

    /** A page is watched for writes again after {@code now}; answers whether {@link #key} has changed for that. */
    boolean watchAgain(int page, long now) {
        asked++;
        return surveyed && seekAgainFor(survey.watch(page, position, executedAt(now)));
    }

    /** All pages are watched for writes after {@code now}. */
    void watchAllAgain(long now) {
        if (surveyed) {
            seekAgainFor(survey.watchAll(position, executedAt(now)));
        }
    }

    private boolean seekAgainFor(int access) {
        boolean isSooner = access < stop;
        if (isSooner) {
            atEvent = false;
            key = time.wall();
        }
        return isSooner;
    }

    /** Stalls, until {@link #unblock}. */
    void stall() {
        blocked = true;
    }

    /** Goes on at {@code wallNanos}. */
    void unblock(long wallNanos) {
        blocked = false;
        time.set(time.guest(), wallNanos);
        key = nextKey();
    }

    boolean isBlocked() {
        return blocked;
    }

    /** Not after the wall time of the next access, or {@link #NEVER}. */
    long nextKey() {
        if (blocked || hasEnded()) {
            return NEVER;
        }
        if (open && surveyed) {
            return time.wall();
        }
        return keyAt(open ? reader.guests[position] : tape.firstGuest(block));
    }

    private long keyAt(long guestNanos) {
        return guestNanos > guestLimit ? NEVER : time.wallAt(guestNanos);
    }

    /** Moves a cursor that lies before {@code now} to it, guest time along with it. All writes up to there are counted. */
    void halt(long now, int @Nullable [] versions) {
        if (surveyed) {
            settle(survey.reached(position, executedAt(now)), versions);
        }
        time.waitUntil(now);
        atEvent = false;
    }

    /** Goes to {@code next}; the rest of the block is no longer surveyed. */
    private void settle(int next, int @Nullable [] versions) {
        reader.decode();
        if (next > position) {
            lastAccess = time.wallAt(reader.guests[next - 1]);
        }
        if (versions != null) {
            survey.countBefore(next, versions);
        }
        surveyed = false;
        moveTo(next, versions);
    }

    /** Goes on from where it halted at another speed. */
    void speed(int percent) {
        time.speed(percent);
        key = nextKey();
    }

    /** Executes no access later than {@code guestNanos}. */
    void limitGuest(long guestNanos) {
        guestLimit = guestNanos;
        key = nextKey();
    }

    /** Whether no access is left. */
    boolean hasEnded() {
        return block == tape.blocks();
    }

    int vcpu() {
        return tape.vcpu();
    }

    /** The guest time reached. */
    long guest() {
        return time.guest();
    }

    /** The guest time reached at {@code now}, when the vCPU does nothing but execute, and no further than its last access. */
    long guestAt(long now) {
        return Math.min(time.guestAt(now), Math.max(time.guest(), Math.min(guestLimit, tape.lastGuest())));
    }

    /** The wall time of the last access executed here, or −1. */
    long lastAccess() {
        return lastAccess;
    }

    /** How many accesses it has executed. */
    long executed() {
        return accessesBefore() - start;
    }

    /** How many accesses it has not executed. */
    long accessesLeft() {
        return tape.accessesBefore(tape.blocks()) - accessesBefore();
    }

    /** What reads its tape. */
    LaneReader reader() {
        return reader;
    }

    /** Where it stands: the block of the tape. */
    int block() {
        return block;
    }

    /** Where it stands: the access in the block. */
    int position() {
        return position;
    }

    @Override
    public void close() {
        reader.close();
    }
}
