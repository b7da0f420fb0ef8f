package tn.segmentation.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.tribuo.clustering.kmeans.KMeansTrainer.Initialisation;

/**
 * The whole job in Java as one would write it with Tribuo: reads the CSV, takes z-scores, fits 10 times from k-means++
 * and keeps the best, writes the file again with a segment. Run as a process of its own by {@code bench/whole_job.sh};
 * prints the inertia in z-score space.
 */
public final class TribuoJob {

    private static final int FEATURES = 5;
    private static final int CLUSTERS = 5;
    private static final int RESTARTS = 10;
    private static final int ITERATIONS = 300;

    private final double[][] columns;
    private final int rows;

    private TribuoJob(double[][] columns, int rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /** Takes the CSV, an id and five features a row, and the CSV to be. */
    public static void main(String... arguments) throws IOException {
        Path input = Path.of(arguments[0]);
        TribuoJob job = read(input);
        job.scale();
        double[][] centers = job.bestCenters();
        System.out.printf(Locale.ROOT, "inertia %.3f%n", job.inertia(centers));
        job.write(input, Path.of(arguments[1]), centers);
    }

    private static TribuoJob read(Path file) throws IOException {
        double[][] columns = new double[FEATURES][1 << 16];
        int rows = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (rows == columns[0].length) {
                    for (int j = 0; j < FEATURES; j++) {
                        columns[j] = Arrays.copyOf(columns[j], 2 * rows);
                    }
                }
                String[] cells = line.split(",", -1);
                for (int j = 0; j < FEATURES; j++) {
                    columns[j][rows] = Double.parseDouble(cells[j + 1]);
                }
                rows++;
            }
        }
        for (int j = 0; j < FEATURES; j++) {
            columns[j] = Arrays.copyOf(columns[j], rows);
        }
        return new TribuoJob(columns, rows);
    }

    private void scale() {
        for (double[] column : columns) {
            double mean = Arrays.stream(column).average().orElse(0);
            double variance = Arrays.stream(column)
                    .map(x -> (x - mean) * (x - mean))
                    .average()
                    .orElse(1);
            for (int i = 0; i < rows; i++) {
                column[i] = (column[i] - mean) / Math.sqrt(variance);
            }
        }
    }

    private double[][] bestCenters() {
        TribuoFit fit = new TribuoFit(columns, CLUSTERS, Runtime.getRuntime().availableProcessors());
        double[][] best = fit.centers(ITERATIONS, Initialisation.PLUSPLUS, 0);
        for (int restart = 1; restart < RESTARTS; restart++) {
            double[][] centers = fit.centers(ITERATIONS, Initialisation.PLUSPLUS, restart);
            best = inertia(centers) < inertia(best) ? centers : best;
        }
        return best;
    }

    private double inertia(double[][] centers) {
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            sum += squaredDistance(i, centers[nearest(i, centers)]);
        }
        return sum;
    }

    private int nearest(int row, double[][] centers) {
        int nearest = 0;
        for (int c = 1; c < centers.length; c++) {
            nearest = squaredDistance(row, centers[c]) < squaredDistance(row, centers[nearest]) ? c : nearest;
        }
        return nearest;
    }

    private double squaredDistance(int row, double[] center) {
        double sum = 0;
        for (int j = 0; j < FEATURES; j++) {
            double difference = columns[j][row] - center[j];
            sum += difference * difference;
        }
        return sum;
    }

    private void write(Path input, Path output, double[][] centers) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(input);
                BufferedWriter out = Files.newBufferedWriter(output)) {
            out.write(lines.readLine() + ",segment\n");
            for (int i = 0; i < rows; i++) {
                out.write(lines.readLine() + ",S" + (nearest(i, centers) + 1) + "\n");
            }
        }
    }
}
