package tn.segmentation.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** Runs benchmarks as JMH's own program does and then says what one iteration takes. */
public final class PerIteration {

    private static final String ITERATIONS = "iterations";

    private PerIteration() {}

    /** Takes the options of JMH; of those that run nothing, {@code -h} and {@code -l}. */
    public static void main(String... arguments) throws RunnerException, CommandLineOptionException, IOException {
        CommandLineOptions options = new CommandLineOptions(arguments);
        if (options.shouldHelp()) {
            options.showHelp();
        } else if (options.shouldList()) {
            new Runner(options).list();
        } else {
            print(new Runner(options).run(), System.out);
        }
    }

    /** Fits, and fails when the points were too few to go on for so long: the difference would not be what it says. */
    static int complete(Fit fit, int iterations) {
        int run = fit.run(iterations);
        if (run != iterations) {
            throw new IllegalStateException("converged after " + run + " iterations: take more rows");
        }
        return run;
    }

    /**
     * Prints (longer fit - shorter fit) / (difference of their iterations), from the medians, for each choice of the
     * rest.
     */
    static void print(Collection<RunResult> results, PrintStream out) {
        Map<String, TreeMap<Integer, Double>> fits = new TreeMap<>();
        for (RunResult result : results) {
            BenchmarkParams parameters = result.getParams();
            fits.computeIfAbsent(name(parameters), name -> new TreeMap<>())
                    .put(
                            Integer.valueOf(parameters.getParam(ITERATIONS)),
                            result.getPrimaryResult().getStatistics().getPercentile(50));
        }
        out.println("\nSeconds per iteration, from medians");
        fits.forEach((name, medians) -> {
            int iterations = medians.lastKey() - medians.firstKey();
            double seconds =
                    medians.lastEntry().getValue() - medians.firstEntry().getValue();
            out.printf(Locale.ROOT, "%-70s %.4f%n", name, seconds / iterations);
        });
    }

    private static String name(BenchmarkParams parameters) {
        StringBuilder name = new StringBuilder(parameters.getBenchmark().replaceAll(".*\\.(\\w+)\\.\\w+$", "$1"));
        for (String key : parameters.getParamsKeys()) {
            if (!key.equals(ITERATIONS)) {
                name.append(' ').append(key).append('=').append(parameters.getParam(key));
            }
        }
        return name.toString();
    }
}
