package tandem.bench;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;

/**
 * Two works done in turn, several times, after some that do not count: two, for the compiler sees only at the end of the
 * first how a trace ends, and more until it has little left to do. Rates are units a second.
 */
final class Duel {
    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e6;
    private static final int LEAST_WARM_UPS = 2;
    private static final int MOST_WARM_UPS = 20;
    private static final double LITTLE = 0.02;
    private static final long LEAST_NANOS = 500_000_000;

    private final double[] rates;
    private final double[] rivals;

    /** What is timed; answers how many units it did. */
    @FunctionalInterface
    interface Work {
        long run() throws Exception;
    }

    private Duel(int runs) {
        rates = new double[runs];
        rivals = new double[runs];
    }

    static Duel of(Runs runs, Work work, Work rival) throws Exception {
        Duel duel = new Duel(runs.count());
        double compiling = 1;
        for (int i = 0; i < LEAST_WARM_UPS || (i < MOST_WARM_UPS && compiling > LITTLE); i++) {
            compiling = compiling(() -> rate(work, runs.nanos()) + rate(rival, runs.nanos()));
        }
        for (int i = 0; i < runs.count(); i++) {
            duel.rates[i] = rate(work, runs.nanos());
            duel.rivals[i] = rate(rival, runs.nanos());
        }
        return duel;
    }

    /** Which part of the time that {@code work} takes the compiler is at work. */
    private static double compiling(Callable<?> work) throws Exception {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        long begin = System.nanoTime();
        long before = compiler.getTotalCompilationTime();
        work.call();
        return (compiler.getTotalCompilationTime() - before) * MILLIS / (System.nanoTime() - begin);
    }

    /** The median rate of one work by itself. */
    static double alone(Runs runs, Work work) throws Exception {
        rate(work, runs.nanos());
        double[] rates = new double[runs.count()];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = rate(work, runs.nanos());
        }
        return median(rates);
    }

    /** Goes on for a while with what is short, since clocks of processors tick in hundredths of a second. */
    private static double rate(Work work, LongSupplier nanos) throws Exception {
        long begin = nanos.getAsLong();
        long units = 0;
        long took = 0;
        while (took < LEAST_NANOS) {
            units += work.run();
            took = nanos.getAsLong() - begin;
        }
        return units * NANOS / took;
    }

    double rate() {
        return median(rates);
    }

    double rivalRate() {
        return median(rivals);
    }

    /** The median of the ratios of neighbours. */
    double ratio() {
        double[] ratios = new double[rates.length];
        Arrays.setAll(ratios, i -> rates[i] / rivals[i]);
        return median(ratios);
    }

    /** How far the rival's own runs lie apart, of their median: what the machine's noise does. */
    double noise() {
        double[] sorted = rivals.clone();
        Arrays.sort(sorted);
        return (sorted[sorted.length - 1] - sorted[0]) / median(rivals);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
