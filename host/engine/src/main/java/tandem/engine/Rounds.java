package tandem.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rounds of a pre-copy, as the journal has them. */
final class Rounds {
    private final List<Begun> begun = new ArrayList<>();
    private long pause;
    private long left;
    private boolean paused;
    private boolean converged;

    private record Begun(long pages, long start, Sends sends) {}

    void begin(long pages, long start) {
        begun.add(new Begun(pages, start, new Sends()));
    }

    void send(int percent, boolean zero) {
        if (!begun.isEmpty() && !paused) {
            begun.get(begun.size() - 1).sends.add(percent, zero);
        }
    }

    void pause(long now, long pagesLeft, boolean hasConverged) {
        pause = now;
        left = pagesLeft;
        paused = true;
        converged = hasConverged;
    }

    long pause() {
        return pause;
    }

    long pagesAtPause() {
        return left;
    }

    List<Figures.Round> figures(JournalEnd end) {
        List<Figures.Round> rounds = new ArrayList<>();
        for (int i = 0; i < begun.size(); i++) {
            Begun round = begun.get(i);
            long to = i + 1 < begun.size() ? begun.get(i + 1).start : pause;
            rounds.add(new Figures.Round(round.pages, round.start, to, round.sends.bytes(end)));
        }
        return List.copyOf(rounds);
    }

    /** Why they came to no end of their own; null where they did. */
    @Nullable
    NonConvergence nonConvergence(JournalEnd end) {
        if (converged || begun.isEmpty()) {
            return null;
        }
        int least = begun.size();
        for (int round = begun.size() - 1; round > 0; round--) {
            least = leftAfter(round) <= leftAfter(least) ? round : least;
        }
        Begun last = begun.get(begun.size() - 1);
        double seconds = Math.max(1, pause - last.start) / 1e9;
        return new NonConvergence(
                begun.size(),
                last.pages,
                left,
                Math.round(last.sends.bytesOf(left, end) / seconds),
                end.bandwidth(),
                least,
                leftAfter(least),
                Link.nanos(leftAfter(least) * (end.pageBytes() + end.headerBytes()), end.bandwidth()));
    }

    private long leftAfter(int round) {
        return round < begun.size() ? begun.get(round).pages : left;
    }
}
