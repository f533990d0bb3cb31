package tandem.reference;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The order in which the pages go that nobody has asked for (MODEL §5, §6). */
interface PlainBackground {
    /** The next of the pages left, which are never none. */
    int next(BitSet left);

    /** A page has been sent because of a request. */
    void sentOnRequest(int page);

    /** From page 0 upwards, whatever is requested. */
    final class Ascending implements PlainBackground {
        @Override
        public int next(BitSet left) {
            return left.nextSetBit(0);
        }

        @Override
        public void sentOnRequest(int page) {}
    }

    /** Upwards from the page last sent on request, wrapping round. */
    final class Forward implements PlainBackground {
        private int from = 0;

        @Override
        public int next(BitSet left) {
            int page = left.nextSetBit(from);
            return page >= 0 ? page : left.nextSetBit(0);
        }

        @Override
        public void sentOnRequest(int page) {
            from = page + 1;
        }
    }

    /** Up and down in turn from the page last sent on request; a side that has run out yields its turn. */
    final class Bubble implements PlainBackground {
        private int pivot = -1;
        private boolean upsTurn = true;

        @Override
        public int next(BitSet left) {
            int up = left.nextSetBit(pivot + 1);
            int down = pivot <= 0 ? -1 : left.previousSetBit(pivot - 1);
            boolean goUp = down < 0 || (upsTurn && up >= 0);
            upsTurn = !goUp;
            return goUp ? up : down;
        }

        @Override
        public void sentOnRequest(int page) {
            pivot = page;
            upsTurn = true;
        }
    }

    /** The edges of the last pages sent on request in turn, newest first, up before down, then that of page 0. */
    final class MultiPivot implements PlainBackground {
        /** The page at which an edge is, and the step with which it moves outward. */
        private record Edge(int page, int step) {}

        private static final Edge STOPPED = new Edge(-1, 0);

        private final long pivots;

        /** Two for each pivot, those of the newest first. */
        private final List<Edge> edges = new ArrayList<>();

        /** The edge to be taken next; after all of them it is that of page 0. */
        private int turn;

        MultiPivot(long pivots) {
            this.pivots = pivots;
        }

        @Override
        public int next(BitSet left) {
            for (; turn < edges.size(); turn++) {
                Edge edge = edges.get(turn);
                if (edge.page >= 0 && left.get(edge.page)) {
                    edges.set(turn++, new Edge(edge.page + edge.step, edge.step));
                    return edge.page;
                }
                edges.set(turn, STOPPED); // for good
            }
            turn = 0;
            return left.nextSetBit(0); // page 0 stays a pivot: its upward edge skips pages already sent
        }

        @Override
        public void sentOnRequest(int page) {
            edges.addAll(0, List.of(new Edge(page + 1, 1), new Edge(page - 1, -1)));
            while (edges.size() > 2 * pivots) {
                edges.remove(edges.size() - 1);
            }
            turn = 0;
        }
    }
}
