package tandem.reference;

import java.util.ArrayList;
import java.util.List;

/** The order in which pages go that nobody has asked for (MODEL §5, §6). */
interface PlainBackground {
    /** The next page of {@code left}, which is never empty. */
    int next(boolean[] left);

    /** A page has been sent because of a request. */
    void sentOnRequest(int page);

    /** From page 0 upwards, whatever is requested. */
    final class Ascending implements PlainBackground {
        private int page;

        @Override
        public int next(boolean[] left) {
            while (!left[page]) {
                page++;
            }
            return page;
        }

        @Override
        public void sentOnRequest(int requested) {}
    }

    /** Upwards from the page last sent on request, wrapping round. */
    final class Forward implements PlainBackground {
        private int page;

        @Override
        public int next(boolean[] left) {
            page %= left.length;
            while (!left[page]) {
                page = (page + 1) % left.length;
            }
            return page;
        }

        @Override
        public void sentOnRequest(int requested) {
            page = requested + 1;
        }
    }

    /** Up and down in turn from the page last sent on request (§6, exactly). */
    final class Bubble implements PlainBackground {
        private int up = 0;
        private int down = -1;
        private boolean upsTurn = true;

        @Override
        public int next(boolean[] left) {
            while (up < left.length && !left[up]) {
                up++;
            }
            while (down >= 0 && !left[down]) {
                down--;
            }
            boolean goUp = down < 0 || (upsTurn && up < left.length);
            upsTurn = !goUp;
            return goUp ? up : down;
        }

        @Override
        public void sentOnRequest(int requested) {
            up = requested + 1;
            down = requested - 1;
            upsTurn = true;
        }
    }

    /** The edges of the last pages sent on request in turn, newest first, up before down, and last that of page 0. */
    final class MultiPivot implements PlainBackground {
        private static final class Edge {
            private int page;
            private final int step;
            private boolean stopped;

            Edge(int page, int step) {
                this.page = page;
                this.step = step;
            }

            /** The page at the edge, or −1 where it has stopped, for good, at the end or at a page already sent. */
            int next(boolean[] left) {
                stopped |= page < 0 || page >= left.length || !left[page];
                int found = page;
                page += step;
                return stopped ? -1 : found;
            }
        }

        private final long pivots;
        private final List<Edge> edges = new ArrayList<>();
        private final Ascending fromZero = new Ascending();
        private int turn;

        MultiPivot(long pivots) {
            this.pivots = pivots;
        }

        @Override
        public int next(boolean[] left) {
            while (true) {
                boolean last = turn >= edges.size();
                int page = last ? fromZero.next(left) : edges.get(turn).next(left);
                turn = last ? 0 : turn + 1;
                if (page >= 0) {
                    return page;
                }
            }
        }

        @Override
        public void sentOnRequest(int requested) {
            edges.add(0, new Edge(requested - 1, -1));
            edges.add(0, new Edge(requested + 1, 1));
            while (edges.size() > 2 * pivots) {
                edges.remove(edges.size() - 1);
            }
            turn = 0;
        }
    }
}
