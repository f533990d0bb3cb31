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

    final int number;
    private final TapeLane tape;
    private final LaneReader reader;
    private final Stops stops;
    private int speed;
    private long guest;
    private long wall;
    private int block;
    private int position;
    private boolean open;
    private boolean surveyed;
    private boolean blocked;
    private long guestLimit = NEVER;
    private long start;
    private long lastAccess = -1;

    /** Not after the wall time of the next access; {@link #NEVER} where none follows or the vCPU stalls. */
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
        this.stops = new Stops(reader);
        this.speed = speed;
    }

    /** Places the cursor before the first access at or after {@code guestNanos}, that instant being {@code wallNanos}. */
    void place(long guestNanos, long wallNanos) {
        block = tape.blockAt(guestNanos);
        position = 0;
        open = false;
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
        open = false;
        if (position > 0) {
            openBlock();
        }
        begin(other.guest, wallNanos);
    }

    private void begin(long guestNanos, long wallNanos) {
        guest = guestNanos;
        wall = wallNanos;
        start = accessesBefore();
        key = nextKey();
    }

    private void openBlock() {
        reader.load(block);
        reader.decode();
        surveyed = false;
        open = true;
    }

    private long accessesBefore() {
        return tape.accessesBefore(block) + position;
    }

    /**
     * Executes accesses up to {@code limit}, inclusive, or to the first watched one.
     *
     * @param versions counts each page's writes; where it is null, no page may be watched more than at the last call
     */
    void seek(long limit, byte[] watch, int @Nullable [] versions) {
        while (block < tape.blocks()) {
            if (!open) {
                key = nextKey();
                if (key > limit) {
                    return;
                }
                if (!enter(limit, watch, versions)) {
                    continue;
                }
            }
            if (!(surveyed ? leap(limit, watch) : scan(limit, watch, versions))) {
                return;
            }
        }
        key = NEVER;
    }

    /** Opens the block as far as is needed; false where it was passed as a whole. */
    private boolean enter(long limit, byte[] watch, int @Nullable [] versions) {
        reader.load(block);
        if (versions == null && !roundsTimes()) {
            stops.find(watch);
            surveyed = true;
            open = true;
        } else if (versions != null && passes(limit, watch)) {
            pass(versions);
        } else {
            openBlock();
        }
        return open;
    }

    private boolean passes(long limit, byte[] watch) {
        long last = tape.lastGuest(block);
        return !roundsTimes() && wall + toWall(last - guest) <= limit && last <= guestLimit && !reader.hasAny(watch);
    }

    /** Whether the wall time of several steps is not that of all of them at once. */
    private boolean roundsTimes() {
        return 100 % speed != 0;
    }

    private void pass(int[] versions) {
        for (int entry = 0; entry < reader.entries; entry++) {
            if (reader.writes[entry] > 0) {
                versions[reader.pages[entry]] += reader.writes[entry];
            }
        }
        toEnd();
    }

    private void toEnd() {
        wall += toWall(tape.lastGuest(block) - guest);
        guest = tape.lastGuest(block);
        lastAccess = wall;
        moveTo(reader.count);
    }

    /** Goes to the next access of a surveyed block that may matter, or past its end. What lies before is executed along with it. */
    private boolean leap(long limit, byte[] watch) {
        int next = stops.next(position, watch);
        if (next < reader.count) {
            reader.decodeGuests(next + 1);
            position = next;
            page = stops.page(next);
            write = stops.writes(next);
            key = keyAt(reader.guests[next]);
            atEvent = true;
            return false;
        }
        key = keyAt(tape.lastGuest(block));
        if (key > limit) {
            return false;
        }
        toEnd();
        return true;
    }

    private boolean scan(long limit, byte[] watch, int @Nullable [] versions) {
        long[] guests = reader.guests;
        int[] codes = reader.codes;
        int[] pages = reader.pages;
        int end = reader.count;
        int from = position;
        int next = from;
        long atGuest = guest;
        long atWall = wall;
        boolean stops = false;
        while (next < end) {
            long nextGuest = guests[next];
            long nextWall = atWall + toWall(nextGuest - atGuest);
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
        guest = atGuest;
        wall = atWall;
        moveTo(next);
        return !stops;
    }

    private void moveTo(int next) {
        position = next;
        if (next == reader.count) {
            block++;
            position = 0;
            open = false;
        }
    }

    private long toWall(long guestNanos) {
        return speed == 100 ? guestNanos : guestNanos * 100 / speed;
    }

    /** Executes the access before which it stands, and pays {@code cost} after it. */
    void execute(long cost, int @Nullable [] versions) {
        guest = reader.guests[position];
        lastAccess = key;
        wall = key + cost;
        if (write && versions != null) {
            versions[page]++;
        }
        moveTo(position + 1);
    }

    /** Stalls, until {@link #unblock}. */
    void stall() {
        blocked = true;
    }

    /** Goes on at {@code wallNanos}. */
    void unblock(long wallNanos) {
        blocked = false;
        wall = wallNanos;
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
            return wall;
        }
        return keyAt(open ? reader.guests[position] : tape.firstGuest(block));
    }

    private long keyAt(long guestNanos) {
        return guestNanos > guestLimit ? NEVER : wall + toWall(guestNanos - guest);
    }

    /** Moves a cursor that lies before {@code now} to it, guest time along with it. */
    void halt(long now) {
        if (wall < now) {
            guest += (now - wall) * speed / 100;
            wall = now;
        }
        atEvent = false;
    }

    /** Goes on from where it halted at another speed. */
    void speed(int percent) {
        speed = percent;
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
        return guest;
    }

    /** The guest time reached at {@code now}, when the vCPU does nothing but execute, and no further than its last access. */
    long guestAt(long now) {
        long reached = wall < now ? guest + (now - wall) * speed / 100 : guest;
        return Math.min(reached, Math.max(guest, Math.min(guestLimit, tape.lastGuest())));
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
