package tandem.engine;

import java.util.Arrays;

/** How far a permutation is from ascending order. */
final class RankOrder {
    private RankOrder() {}

    /** The length of the longest ascending subsequence. */
    static int longestAscending(int[] permutation) {
        int[] leastEnd = new int[permutation.length];
        int length = 0;
        for (int value : permutation) {
            int at = -Arrays.binarySearch(leastEnd, 0, length, value) - 1;
            leastEnd[at] = value;
            length = Math.max(length, at + 1);
        }
        return length;
    }

    /** How many pairs stand in descending order. */
    static long inversions(int[] permutation) {
        return sort(permutation.clone(), new int[permutation.length], 0, permutation.length);
    }

    private static long sort(int[] values, int[] scratch, int from, int to) {
        if (to - from < 2) {
            return 0;
        }
        int middle = (from + to) >>> 1;
        long inversions = sort(values, scratch, from, middle) + sort(values, scratch, middle, to);
        System.arraycopy(values, from, scratch, from, to - from);
        int left = from;
        int right = middle;
        for (int at = from; at < to; at++) {
            if (right == to || (left < middle && scratch[left] < scratch[right])) {
                values[at] = scratch[left++];
            } else {
                inversions += middle - left;
                values[at] = scratch[right++];
            }
        }
        return inversions;
    }
}
