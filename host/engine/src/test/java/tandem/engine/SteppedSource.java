package tandem.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** A source before its pause that goes access by access: what {@link SourceHost} is to agree with. */
final class SteppedSource {
    /** An access of one vCPU. */
    record Access(long guest, int page, boolean write) {}

    private static final class Cursor {
        private final List<Access> accesses;
        private int next;
        private long guest;
        private long wall;
        private long lastAccess = -1;

        Cursor(List<Access> accesses) {
            this.accesses = accesses;
        }
    }

    private final List<Cursor> cursors = new ArrayList<>();
    private final long trapNanos;
    private final boolean[] watched;
    private final TreeSet<Integer> unread = new TreeSet<>();
    private int speed;
    private boolean bitmap;
    /** The pages that are marked. */
    final TreeSet<Integer> marks = new TreeSet<>();
    /** How often each page has been written. */
    final int[] versions;

    /** Begins at guest time {@code start}, all pages being marked. */
    SteppedSource(List<List<Access>> lanes, int pages, long start, int speed, long trapNanos) {
        this.speed = speed;
        this.trapNanos = trapNanos;
        versions = new int[pages];
        watched = new boolean[pages];
        for (int page = 0; page < pages; page++) {
            marks.add(page);
        }
        for (List<Access> lane : lanes) {
            Cursor cursor = new Cursor(
                    lane.stream().filter(access -> access.guest >= start).toList());
            cursor.guest = start;
            cursors.add(cursor);
        }
    }

    void run(long limit) {
        for (Cursor first = first(); wall(first) <= limit; first = first()) {
            Access access = first.accesses.get(first.next);
            first.wall = wall(first);
            first.lastAccess = first.wall;
            first.guest = access.guest;
            first.next++;
            if (access.write) {
                write(first, access.page);
            }
        }
    }

    private Cursor first() {
        Cursor first = cursors.get(0);
        for (Cursor cursor : cursors) {
            first = wall(cursor) < wall(first) ? cursor : first;
        }
        return first;
    }

    private long wall(Cursor cursor) {
        return cursor.next == cursor.accesses.size()
                ? Long.MAX_VALUE
                : cursor.wall + (cursor.accesses.get(cursor.next).guest - cursor.guest) * 100 / speed;
    }

    private void write(Cursor cursor, int page) {
        versions[page]++;
        if (watched[page]) {
            watched[page] = false;
            (bitmap ? unread : marks).add(page);
            cursor.wall += trapNanos;
        }
    }

    void sent(int page) {
        marks.remove(page);
        watched[page] = !unread.contains(page);
    }

    void clearMark(int page) {
        marks.remove(page);
        watched[page] = true;
    }

    void synchronise() {
        bitmap = true;
        readBitmap();
        Arrays.fill(watched, true);
    }

    private void readBitmap() {
        marks.addAll(unread);
        unread.clear();
    }

    void halt(long now, int percent) {
        for (Cursor cursor : cursors) {
            if (cursor.wall < now) {
                cursor.guest += (now - cursor.wall) * speed / 100;
                cursor.wall = now;
            }
        }
        speed = percent;
    }

    void pause(long now) {
        halt(now, speed);
        readBitmap();
    }

    /** Of each vCPU how many accesses are executed, the guest time reached, and when the last access was. */
    List<String> lanes() {
        return cursors.stream()
                .map(cursor -> cursor.next + " " + cursor.guest + " " + cursor.lastAccess)
                .toList();
    }
}
