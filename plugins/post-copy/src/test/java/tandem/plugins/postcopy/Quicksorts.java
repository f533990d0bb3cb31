package tandem.plugins.postcopy;

import static java.time.temporal.ChronoUnit.MICROS;
import static tandem.tck.TestTrace.page;
import static tandem.tck.TestTrace.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tandem.tck.TestTrace;

/** Quicksorts in the middle of their work: processes that take turns on two vCPUs, each with an array of its own. */
final class Quicksorts {
    private static final int MICROS_A_PAGE = 4;
    private static final int LEVELS_IN_A_PAGE = 10;
    private static final int PAGES_A_TURN = 2500;

    private Quicksorts() {}

    static TestTrace sideBySide(int processes, int pagesEach) {
        List<List<Integer>> work = new ArrayList<>();
        for (int process = 0; process < processes; process++) {
            Random random = new Random(process);
            List<Integer> pages = new ArrayList<>();
            sort(process * pagesEach, pagesEach, random, pages);
            work.add(pages.subList(random.nextInt(pages.size() / 2), pages.size()));
        }
        return inTurns(work);
    }

    private static TestTrace inTurns(List<List<Integer>> work) {
        TestTrace trace = trace();
        int longest = work.stream().mapToInt(List::size).max().orElse(0);
        for (int from = 0; from < longest; from += PAGES_A_TURN) {
            for (int process = 0; process < work.size(); process++) {
                List<Integer> pages = work.get(process);
                trace.vcpu(process % 2);
                for (int i = from; i < Math.min(from + PAGES_A_TURN, pages.size()); i++) {
                    trace.write(page(pages.get(i))).idle(MICROS_A_PAGE, MICROS);
                }
            }
        }
        return trace;
    }

    /** The pages touched by partitioning from both ends, then by the left part, then by the right one. */
    private static void sort(int first, int count, Random random, List<Integer> pages) {
        for (int i = 0; count > 1 && i < (count + 1) / 2; i++) {
            pages.add(first + i);
            pages.add(first + count - 1 - i);
        }
        for (int level = 0; count == 1 && level < LEVELS_IN_A_PAGE; level++) {
            pages.add(first);
        }
        if (count > 1) {
            int left = Math.max(1, count / 4 + random.nextInt(count / 2 + 1));
            sort(first, left, random, pages);
            sort(first + left, count - left, random, pages);
        }
    }
}
