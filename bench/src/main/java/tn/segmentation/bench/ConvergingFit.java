package tn.segmentation.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import tn.segmentation.core.cluster.KMeans;
import tn.segmentation.core.cluster.KMeansModel;
import tn.segmentation.core.data.Table;
import tn.segmentation.core.prepare.CanonicalSample;
import tn.segmentation.core.prepare.ScaledRows;
import tn.segmentation.core.prepare.ScaledTable;
import tn.segmentation.core.prepare.Scaling;
import tn.segmentation.core.prepare.Transforms;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Workers;
import tn.segmentation.store.input.Customers;
import tn.segmentation.store.input.ReadingOptions;

/**
 * Fits of customers as a run makes them: scaled, from the centers that the sample gave, until no row changes segment.
 * Most iterations look at few rows, so what one takes depends on the whole fit; {@link LloydBenchmark} measures
 * iterations of which each looks at all rows. Rows are looked up, as in a run, and held, as scikit-learn gets them. Run
 * it:
 *
 * <pre>{@code
 * bench/fit.sh 10000000 7
 * }</pre>
 */
public final class ConvergingFit {

    private static final int THREADS = 2;

    private ConvergingFit() {}

    /** Takes the file and the number of fits. */
    public static void main(String... arguments) throws IOException {
        measure(Path.of(arguments[0]), Integer.parseInt(arguments[1]), System.out);
    }

    static void measure(Path file, int fits, PrintStream out) throws IOException {
        KMeans kMeans = KMeans.withDefaults();
        try (Workers workers = new Workers(THREADS, Progress.SILENT)) {
            ScaledRows rows = scaled(file, workers);
            CanonicalSample sample = CanonicalSample.of(rows, kMeans.sampleRows(), kMeans.seed(), workers);
            double[][] centers =
                    kMeans.bestOnSample(sample, workers, Progress.SILENT).centers();
            ScaledTable held = rows.select(IntStream.range(0, rows.rows()).toArray());
            double[] lookedUp = new double[fits];
            double[] asHeld = new double[fits];
            out.printf(Locale.ROOT, "%5s %26s %26s%n", "fit", "looked up, s per iteration", "held, s per iteration");
            for (int fit = 0; fit < fits; fit++) {
                lookedUp[fit] = secondsPerIteration(kMeans, rows, centers, workers);
                asHeld[fit] = secondsPerIteration(kMeans, held, centers, workers);
                out.printf(Locale.ROOT, "%5d %26.5f %26.5f%n", fit + 1, lookedUp[fit], asHeld[fit]);
            }
            summarize("looked up", lookedUp, out);
            summarize("held", asHeld, out);
        }
    }

    private static double secondsPerIteration(KMeans kMeans, ScaledRows rows, double[][] centers, Workers workers) {
        long start = System.nanoTime();
        KMeansModel model = kMeans.fitFrom(rows, centers, workers, Progress.SILENT);
        return (System.nanoTime() - start) / 1e9 / model.iterations();
    }

    private static void summarize(String rows, double[] seconds, PrintStream out) {
        Arrays.sort(seconds);
        out.printf(
                Locale.ROOT,
                "rows %s, seconds per iteration: min %.5f, median %.5f, max %.5f%n",
                rows,
                seconds[0],
                seconds[seconds.length / 2],
                seconds[seconds.length - 1]);
    }

    private static ScaledRows scaled(Path file, Workers workers) throws IOException {
        try (Scratch scratch = new Scratch();
                Customers customers =
                        Customers.read(file, ReadingOptions.none(), scratch.folder(), THREADS, Progress.SILENT)) {
            Table features = customers.features();
            Transforms transforms = Transforms.fit(features, Scaling.AUTO, Map.of(), workers);
            return Transforms.apply(features, transforms.features(), transforms.gridExponent(), workers);
        }
    }
}
