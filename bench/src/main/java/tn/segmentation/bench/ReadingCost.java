package tn.segmentation.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import tn.segmentation.core.data.Table;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.input.Customers;
import tn.segmentation.store.input.ReadingOptions;

/**
 * What the verdict on a clean file costs: the product's reading, with everything that it looks at, and
 * {@link BareReading}, in turn in one process. Run it:
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
        out.printf(Locale.ROOT, "%5s %12s %14s %s%n", "round", "bare, s", "with verdict, s", "same numbers");
        for (int round = -2; round < rounds; round++) {
            long start = System.nanoTime();
            BareReading.Result floor = BareReading.read(file, THREADS);
            double bareSeconds = seconds(start);
            start = System.nanoTime();
            boolean same;
            double judgedSeconds;
            try (Scratch scratch = new Scratch();
                    Customers customers =
                            Customers.read(file, ReadingOptions.none(), scratch.folder, THREADS, Progress.SILENT)) {
                judgedSeconds = seconds(start);
                same = same(floor.columns(), customers.features())
                        && customers.verdict().rowsRejected() == 0;
            }
            if (round >= 0) {
                bare[round] = bareSeconds;
                judged[round] = judgedSeconds;
                out.printf(Locale.ROOT, "%5d %12.3f %14.3f %s%n", round + 1, bareSeconds, judgedSeconds, same);
            }
        }
        Arrays.sort(bare);
        Arrays.sort(judged);
        print("medians", bare[rounds / 2], judged[rounds / 2], out);
        print("fastest", bare[0], judged[0], out);
    }

    private static void print(String what, double bare, double judged, PrintStream out) {
        out.printf(
                Locale.ROOT, "%s: bare %.3f s, with verdict %.3f s, ratio %.2f%n", what, bare, judged, judged / bare);
    }

    private static boolean same(double[][] columns, Table features) {
        for (int c = 0; c < columns.length; c++) {
            if (!Arrays.equals(
                    columns[c], features.numbers(features.names().get(c)).values())) {
                return false;
            }
        }
        return columns.length == features.names().size();
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** An empty folder that is gone afterwards. */
    private static final class Scratch implements AutoCloseable {

        private final Path folder;

        Scratch() throws IOException {
            folder = Files.createTempDirectory("reading");
        }

        @Override
        public void close() throws IOException {
            Files.delete(folder);
        }
    }
}
