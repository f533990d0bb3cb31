package tandem.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How alike two runs of one program are in the pages that they use and in the order in which they first touch them,
 * each aligned by its own progress: the share of the accesses on its tape that have been executed.
 *
 * @param pages what both touch
 * @param longestCommonSubsequence the most pages that both first touch in the same order
 * @param kendallTau of the orders in which both first touch their common pages: 1 the same, 0 unrelated, −1 reversed;
 *     empty where they have fewer than two
 * @param tenths of the progress, the first one first
 */
public record Likeness(Pages pages, int longestCommonSubsequence, OptionalDouble kendallTau, List<Tenth> tenths) {
    private static final int TENTHS = 10;

    /**
     * Two sets of pages.
     *
     * @param first pages of the first run
     * @param second pages of the second run
     * @param both pages of both
     */
    public record Pages(int first, int second, int both) {
        /** The share of the pages of either run that are of both; empty where there are none. */
        public OptionalDouble jaccard() {
            int either = first + second - both;
            return either == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) both / either);
        }
    }

    /**
     * A tenth of the progress of both runs.
     *
     * @param firstTouched pages touched in it and not before
     * @param used pages touched in it
     */
    public record Tenth(Pages firstTouched, Pages used) {}

    /** Of two tapes. */
    public static Likeness of(Tape one, Tape other) {
        FrameNumbers numbers = new FrameNumbers();
        Use first = new Use(one, numbers);
        Use second = new Use(other, numbers);
        int[] ranks = ranksInSecond(first, second, numbers.count());
        int common = ranks.length;
        long pairs = (long) common * (common - 1) / 2;
        return new Likeness(
                new Pages(first.count, second.count, common),
                RankOrder.longestAscending(ranks),
                pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of(1 - 2.0 * RankOrder.inversions(ranks) / pairs),
                tenths(first, second, numbers.count()));
    }

    /** The common pages in the first run's order, each as its place in the second's. */
    private static int[] ranksInSecond(Use first, Use second, int pages) {
        int[] rank = new int[pages];
        Arrays.fill(rank, -1);
        for (int i = 0; i < second.count; i++) {
            rank[second.order[i]] = i;
        }
        return Arrays.stream(first.order, 0, first.count)
                .map(page -> rank[page])
                .filter(place -> place >= 0)
                .toArray();
    }

    private static List<Tenth> tenths(Use first, Use second, int pages) {
        List<Tenth> tenths = new ArrayList<>();
        for (int tenth = 0; tenth < TENTHS; tenth++) {
            int bit = 1 << tenth;
            int upTo = 2 * bit - 1;
            int[] used = new int[4];
            int[] touched = new int[4];
            for (int page = 0; page < pages; page++) {
                int one = page < first.usedIn.length ? first.usedIn[page] : 0;
                int other = page < second.usedIn.length ? second.usedIn[page] : 0;
                used[((one & bit) != 0 ? 1 : 0) + ((other & bit) != 0 ? 2 : 0)]++;
                touched[((one & upTo) == bit ? 1 : 0) + ((other & upTo) == bit ? 2 : 0)]++;
            }
            tenths.add(new Tenth(pages(touched), pages(used)));
        }
        return List.copyOf(tenths);
    }

    private static Pages pages(int[] ofFirstAndSecond) {
        int both = ofFirstAndSecond[3];
        return new Pages(ofFirstAndSecond[1] + both, ofFirstAndSecond[2] + both, both);
    }

    /** The pages of a run in order of first touch, and in which tenths of its progress it uses each of them. */
    private static final class Use {
        private final int[] order;
        private final int[] usedIn;
        private int count;

        Use(Tape tape, FrameNumbers numbers) {
            int[] number = new int[tape.touchedPages()];
            for (int page = 0; page < number.length; page++) {
                number[page] = numbers.of(tape.frame(page));
            }
            order = new int[number.length];
            usedIn = new int[numbers.count()];
            long accesses = tape.counts().accesses();
            new LaneMerge(tape).into((guest, page, write, executed) -> {
                int tenth = (int) Math.min(TENTHS - 1, executed * TENTHS / accesses);
                touch(number[page], 1 << tenth);
            });
        }

        private void touch(int page, int tenth) {
            if (usedIn[page] == 0) {
                order[count++] = page;
            }
            usedIn[page] |= tenth;
        }
    }
}
