package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tandem.api.PageOrder;

class PageBitsTest {
    @Test
    void shouldAgreeWithASortedSet() {
        for (int pages : new int[] {1, 63, 64, 65, 4096, 4097, 300_000}) {
            agree(pages, new Random(pages));
        }
    }

    private static void agree(int pages, Random random) {
        PageBits bits = new PageBits(pages);
        TreeSet<Integer> set = new TreeSet<>();
        for (int step = 0; step < 20_000; step++) {
            int page = random.nextInt(8) == 0 ? random.nextInt(pages) : random.nextInt(Math.min(pages, 200));
            if (random.nextInt(5) < 2) {
                assertThat(bits.add(page)).isEqualTo(set.add(page));
            } else {
                assertThat(bits.remove(page)).isEqualTo(set.remove(page));
            }
            int from = random.nextInt(pages + 20) - 10;
            Integer next = set.ceiling(from);
            Integer previous = set.floor(from);
            assertThat(bits.next(from)).isEqualTo(next == null ? PageOrder.NONE : next);
            assertThat(bits.previous(from)).isEqualTo(previous == null ? PageOrder.NONE : previous);
            assertThat(bits.size()).isEqualTo(set.size());
        }
        assertThat(bits.toArray()).containsExactly(set.stream().mapToInt(i -> i).toArray());
    }

    @Test
    void shouldWrapRound() {
        PageBits bits = new PageBits(10);
        bits.add(3);
        assertThat(bits.nextWrapping(4)).isEqualTo(3);
        assertThat(bits.nextWrapping(10)).isEqualTo(3);
        bits.remove(3);
        assertThat(bits.nextWrapping(0)).isEqualTo(PageOrder.NONE);
    }
}
