package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RankOrderTest {
    @Test
    void shouldKnowTheOrdersAtTheEnds() {
        assertThat(RankOrder.longestAscending(new int[] {})).isZero();
        assertThat(RankOrder.longestAscending(new int[] {0, 1, 2, 3})).isEqualTo(4);
        assertThat(RankOrder.longestAscending(new int[] {3, 2, 1, 0})).isEqualTo(1);
        assertThat(RankOrder.inversions(new int[] {})).isZero();
        assertThat(RankOrder.inversions(new int[] {0, 1, 2, 3})).isZero();
        assertThat(RankOrder.inversions(new int[] {3, 2, 1, 0})).isEqualTo(6);
    }

    @Test
    void shouldAgreeWithWhatComparesAllPairs() {
        for (int seed = 0; seed < 300; seed++) {
            int[] permutation = permutation(new Random(seed));
            assertThat(RankOrder.longestAscending(permutation)).isEqualTo(longestOfAllPairs(permutation));
            assertThat(RankOrder.inversions(permutation)).isEqualTo(inversionsOfAllPairs(permutation));
        }
    }

    private static int[] permutation(Random random) {
        List<Integer> values = new ArrayList<>();
        int count = random.nextInt(60);
        for (int i = 0; i < count; i++) {
            values.add(3 * i);
        }
        int swaps = random.nextInt(60);
        for (int i = 0; i < swaps && !values.isEmpty(); i++) {
            Collections.swap(values, random.nextInt(values.size()), random.nextInt(values.size()));
        }
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int longestOfAllPairs(int[] values) {
        int[] endingAt = new int[values.length];
        int longest = 0;
        for (int i = 0; i < values.length; i++) {
            for (int before = 0; before < i; before++) {
                endingAt[i] = values[before] < values[i] ? Math.max(endingAt[i], endingAt[before]) : endingAt[i];
            }
            longest = Math.max(longest, ++endingAt[i]);
        }
        return longest;
    }

    private static long inversionsOfAllPairs(int[] values) {
        long inversions = 0;
        for (int i = 0; i < values.length; i++) {
            for (int before = 0; before < i; before++) {
                inversions += values[before] > values[i] ? 1 : 0;
            }
        }
        return inversions;
    }
}
