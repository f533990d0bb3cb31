package tandem.engine;

/** How far a vCPU on a host has got, in guest and in wall time, and how fast it goes on. */
final class LaneTime {
    private int speed;
    private long guest;
    private long wall;

    LaneTime(int speedPercent) {
        speed = speedPercent;
    }

    /** The guest time reached. */
    long guest() {
        return guest;
    }

    /** The wall time reached. */
    long wall() {
        return wall;
    }

    void set(long guestNanos, long wallNanos) {
        guest = guestNanos;
        wall = wallNanos;
    }

    void speed(int percent) {
        speed = percent;
    }

    /** Whether the wall time of several steps is not that of all of them at once. */
    boolean roundsTimes() {
        return 100 % speed != 0;
    }

    /** How long it takes to execute {@code guestNanos}. */
    long toWall(long guestNanos) {
        return speed == 100 ? guestNanos : guestNanos * 100 / speed;
    }

    /** The wall time of {@code guestNanos}, which is ahead. */
    long wallAt(long guestNanos) {
        return wall + toWall(guestNanos - guest);
    }

    /** The guest time at {@code now}, when the vCPU does nothing but execute. */
    long guestAt(long now) {
        return wall < now ? guest + (now - wall) * speed / 100 : guest;
    }

    /** Moves to {@code now}, guest time along with it, where it lies ahead. */
    void waitUntil(long now) {
        set(guestAt(now), Math.max(wall, now));
    }
}
