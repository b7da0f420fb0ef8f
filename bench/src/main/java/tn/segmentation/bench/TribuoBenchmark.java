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
import org.openjdk.jmh.annotations.Warmup;

/**
 * One Lloyd iteration of Tribuo 4.3.2, the peer in Java, measured like {@link LloydBenchmark}; on a million rows,
 * because it holds an object per row and feature. Run it:
 *
 * <pre>{@code
 * bench/lloyd.sh TribuoBenchmark
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:MaxRAMPercentage=80", "-XX:+UseSerialGC"})
public class TribuoBenchmark {

    /** Rows. */
    @Param("1000000")
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

    private @Nullable TribuoFit fit;

    /** Draws the points and hands them over. */
    @Setup
    public void prepare() {
        fit = new TribuoFit(Points.columns(rows, features), clusters, threads);
    }

    /** A fit of so many iterations. */
    @Benchmark
    public int fit() {
        return PerIteration.complete(requireNonNull(fit), iterations);
    }
}
