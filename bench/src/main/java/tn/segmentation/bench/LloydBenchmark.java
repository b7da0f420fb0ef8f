package tn.segmentation.bench;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One exact Lloyd iteration of the product: labels and sums of all rows, on its grid. JMH measures whole fits of 1 and
 * of 21 iterations; {@link PerIteration} prints their difference / 20, in which what a fit does once (labels to begin
 * with, the inertia at the end) falls out. Run it, and the same with more clusters and features:
 *
 * <pre>{@code
 * bench/lloyd.sh LloydBenchmark
 * bench/lloyd.sh LloydBenchmark -p clusters=5,10,20
 * bench/lloyd.sh LloydBenchmark -p features=30 -p rows=1000000
 * }</pre>
 *
 * <p>The peers: {@link TribuoBenchmark} and {@code bench/lloyd_sklearn.py}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
// the JVM's own choice of a vector unit, and of the collector of ./segmentation
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:MaxRAMPercentage=80", "-XX:+UseSerialGC", "--add-modules=jdk.incubator.vector"})
public class LloydBenchmark {

    /** Rows. */
    @Param("10000000")
    public int rows;

    /** Coordinates of a row. */
    @Param("5")
    public int features;

    /** k. */
    @Param("5")
    public int clusters;

    /** Threads that share the rows. */
    @Param("2")
    public int threads;

    /** Lloyd iterations of the fit that is measured. */
    @Param({"1", "21"})
    public int iterations;

    private @Nullable ProductFit fit;

    /** Draws the points and scales them. */
    @Setup
    public void prepare() {
        fit = new ProductFit(Points.columns(rows, features), clusters, threads);
    }

    /** Ends the threads. */
    @TearDown
    public void end() {
        requireNonNull(fit).close();
    }

    /** A fit of so many iterations. */
    @Benchmark
    public int fit() {
        return PerIteration.complete(requireNonNull(fit), iterations);
    }
}
