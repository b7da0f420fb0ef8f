package tn.segmentation.app.sample;

/**
 * A stream of random numbers that is the same on every machine and Java version: integer arithmetic, the five exact
 * operations of IEEE 754 and {@link StrictMath} only. Streams of different keys are independent for all practical
 * purposes.
 */
final class Draws {

    /*
     * Bits: SplitMix64 (Steele, Lea & Flood 2014, doi:10.1145/2660193.2660195). A stream starts at a point of the one
     * sequence of 2^64 that its keys hash to; among 10^7 streams of 100 draws two overlap with probability below 10^-3.
     * Normal: polar method (Marsaglia & Bray 1964, doi:10.1137/1006063), the second of the pair thrown away.
     * Gamma: Marsaglia & Tsang 2000, doi:10.1145/358407.358414.
     * Poisson: sequential search from 0 below a mean of 10, PTRS above (Hörmann 1993,
     * doi:10.1016/0167-6687(93)90997-4).
     */

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double HALF_LOG_TWO_PI = 0.9189385332046727;
    private static final int PTRS_FROM = 10;

    private long state;

    private Draws(long state) {
        this.state = state;
    }

    /** Returns the stream of a customer (or of 0, the population itself) for one purpose. */
    static Draws of(long seed, long customer, long purpose) {
        return new Draws(mix(mix(mix(seed + GOLDEN_GAMMA) + customer) * GOLDEN_GAMMA + purpose));
    }

    /** Returns a number strictly between 0 and 1. */
    double uniform() {
        state += GOLDEN_GAMMA;
        return ((mix(state) >>> 12) + 0.5) * 0x1.0p-52;
    }

    /** Returns a normal deviate of mean 0 and variance 1. */
    double normal() {
        while (true) {
            double x = 2 * uniform() - 1;
            double y = 2 * uniform() - 1;
            double square = x * x + y * y;
            if (square > 0 && square < 1) {
                return x * StrictMath.sqrt(-2 * StrictMath.log(square) / square);
            }
        }
    }

    /** Returns a gamma deviate of scale 1. */
    double gamma(double shape) {
        if (shape < 1) {
            // section 6: a gamma of shape + 1 times a power of a uniform
            return gamma(shape + 1) * StrictMath.pow(uniform(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / StrictMath.sqrt(9 * d);
        while (true) {
            double x = normal();
            double root = 1 + c * x;
            if (root > 0) {
                double v = root * root * root;
                if (StrictMath.log(uniform()) < x * x / 2 + d - d * v + d * StrictMath.log(v)) {
                    return d * v;
                }
            }
        }
    }

    /** Returns a Poisson deviate. */
    int poisson(double mean) {
        return mean < PTRS_FROM ? searched(mean) : transformed(mean);
    }

    private int searched(double mean) {
        double left = uniform();
        double p = StrictMath.exp(-mean);
        int k = 0;
        // p is 0 long after the last k that a number of 52 bits can ask for
        while (left > p && p > 0) {
            left -= p;
            k++;
            p *= mean / k;
        }
        return k;
    }

    private int transformed(double mean) {
        double b = 0.931 + 2.53 * StrictMath.sqrt(mean);
        double a = -0.059 + 0.02483 * b;
        double alpha = 1.1239 + 1.1328 / (b - 3.4);
        double sure = 0.9277 - 3.6224 / (b - 2);
        while (true) {
            double u = uniform() - 0.5;
            double v = uniform();
            double edge = 0.5 - StrictMath.abs(u);
            double k = StrictMath.floor((2 * a / edge + b) * u + mean + 0.43);
            if (edge >= 0.07 && v <= sure) {
                return (int) k;
            }
            if (k >= 0 && (edge >= 0.013 || v <= edge)) {
                double bound = k * StrictMath.log(mean) - mean - logFactorial(k);
                if (StrictMath.log(v * alpha / (a / (edge * edge) + b)) <= bound) {
                    return (int) k;
                }
            }
        }
    }

    /** Stirling's series; exact products below 10, an error below 1e-10 from there on. */
    private static double logFactorial(double k) {
        if (k < 10) {
            double product = 1;
            for (int i = 2; i <= k; i++) {
                product *= i;
            }
            return StrictMath.log(product);
        }
        double inverse = 1 / k;
        double square = inverse * inverse;
        double series = inverse * (1.0 / 12 - square * (1.0 / 360 - square / 1260));
        return (k + 0.5) * StrictMath.log(k) - k + HALF_LOG_TWO_PI + series;
    }

    private static long mix(long z) {
        long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }
}
