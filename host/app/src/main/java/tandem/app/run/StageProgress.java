package tandem.app.run;

import java.io.PrintWriter;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** Shows how far a stage of the work is: a bar on a terminal, elsewhere a line now and then. */
public final class StageProgress implements AutoCloseable {
    private static final long LOOK_MILLIS = 200;
    private static final int LOOKS_A_LINE = 50;

    private final PrintWriter err;
    private final String stage;
    private final long total;
    private final LongSupplier done;
    private final @Nullable ProgressBar bar;
    private final Thread ticker;

    private StageProgress(PrintWriter err, boolean terminal, String stage, long total, LongSupplier done) {
        this.err = err;
        this.stage = stage;
        this.total = Math.max(1, total);
        this.done = done;
        bar = terminal ? newBar() : null;
        ticker = new Thread(this::tick, "progress");
        ticker.setDaemon(true);
    }

    /** Starts to show that {@code done} approaches {@code total}. */
    public static StageProgress start(PrintWriter err, boolean terminal, String stage, long total, LongSupplier done) {
        StageProgress progress = new StageProgress(err, terminal, stage, total, done);
        if (progress.bar == null) {
            err.println(stage + " ...");
            err.flush();
        }
        progress.ticker.start();
        return progress;
    }

    private ProgressBar newBar() {
        return new ProgressBarBuilder()
                .setTaskName(stage)
                .setInitialMax(total)
                .hideEta()
                .clearDisplayOnFinish()
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build();
    }

    private void tick() {
        try {
            for (int looks = 1; true; looks++) {
                Thread.sleep(LOOK_MILLIS);
                show(looks % LOOKS_A_LINE == 0);
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    private void show(boolean line) {
        long now = Math.min(done.getAsLong(), total);
        if (bar != null) {
            bar.stepTo(now);
        } else if (line) {
            err.println(stage + ": " + now * 100 / total + " %");
            err.flush();
        }
    }

    @Override
    public void close() {
        ticker.interrupt();
        try {
            ticker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (bar != null) {
            bar.close();
        }
    }
}
