package tn.segmentation.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import tn.segmentation.core.data.Table;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.input.Customers;
import tn.segmentation.store.input.ReadingOptions;

/**
 * What the verdict on a clean file costs: the product's reading, with everything that it looks at, and
 * {@link BareReading}, in turn in one process; each goes first in every other round. Garbage is collected before each,
 * so that neither pays for what the other left. Run it:
 *
 * <pre>{@code
 * bench/reading.sh 10000000 7
 * }</pre>
 */
public final class ReadingCost {

    private static final int THREADS = 2;

    private ReadingCost() {}

    /** Takes the file and the number of rounds; two more come before them, for the compiler of the JVM. */
    public static void main(String... arguments) throws IOException {
        compare(Path.of(arguments[0]), Integer.parseInt(arguments[1]), System.out);
    }

    static void compare(Path file, int rounds, PrintStream out) throws IOException {
        double[] bare = new double[rounds];
        double[] judged = new double[rounds];
        double[] ratios = new double[rounds];
        out.printf(
                Locale.ROOT, "%5s %12s %14s %6s %s%n", "round", "bare, s", "with verdict, s", "ratio", "same numbers");
        for (int round = -2; round < rounds; round++) {
            Reading first = round % 2 == 0 ? bare(file) : judged(file);
            Reading second = round % 2 == 0 ? judged(file) : bare(file);
            Reading floor = round % 2 == 0 ? first : second;
            Reading judgment = round % 2 == 0 ? second : first;
            if (round >= 0) {
                bare[round] = floor.seconds;
                judged[round] = judgment.seconds;
                ratios[round] = judgment.seconds / floor.seconds;
                out.printf(
                        Locale.ROOT,
                        "%5d %12.3f %14.3f %6.2f %s%n",
                        round + 1,
                        bare[round],
                        judged[round],
                        ratios[round],
                        Arrays.deepEquals(floor.columns, judgment.columns) && floor.sha256.equals(judgment.sha256));
            }
        }
        Arrays.sort(bare);
        Arrays.sort(judged);
        Arrays.sort(ratios);
        print("medians", bare[rounds / 2], judged[rounds / 2], out);
        print("fastest", bare[0], judged[0], out);
        out.printf(Locale.ROOT, "median of the ratios of a round: %.2f%n", ratios[rounds / 2]);
    }

    /** What one of them took, and read. */
    private record Reading(double seconds, double[][] columns, String sha256) {}

    private static Reading bare(Path file) throws IOException {
        System.gc();
        long start = System.nanoTime();
        BareReading.Result read = BareReading.read(file, THREADS);
        return new Reading(seconds(start), read.columns(), read.sha256());
    }

    private static Reading judged(Path file) throws IOException {
        System.gc();
        long start = System.nanoTime();
        try (Scratch scratch = new Scratch();
                Customers customers =
                        Customers.read(file, ReadingOptions.none(), scratch.folder(), THREADS, Progress.SILENT)) {
            double seconds = seconds(start);
            Table features = customers.features();
            return new Reading(
                    seconds,
                    features.names().stream()
                            .map(name -> features.numbers(name).values())
                            .toArray(double[][]::new),
                    customers.verdict().sha256());
        }
    }

    private static void print(String what, double bare, double judged, PrintStream out) {
        out.printf(
                Locale.ROOT, "%s: bare %.3f s, with verdict %.3f s, ratio %.2f%n", what, bare, judged, judged / bare);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
