package tn.segmentation.core.cluster;

import java.util.Arrays;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** A {@link BlockScan} by the Vector API, as many rows at a time as the machine has lanes, twice. */
final class VectorScan implements BlockScan {

    /*
     * The same computation as in ScalarScan, with all centers compared while the rows are in registers: two vectors of
     * rows at a time, since a number of a center that is brought to all lanes serves both. The five features of the
     * specification have a loop of their own, in which the points are loaded and converted once; with any other number
     * of them, they are converted into `points` first. Rows that do not fill the last two vectors are left to the scalar
     * twin. Both loops write scores and no more, and have the comparison written out, once for each vector: C2 inlines so
     * much and no more into one method, and what it does not inline is handed vectors as objects. One loop for any number
     * of features, or one vector at a time, takes a quarter longer.
     */
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, FLOATS.vectorShape());
    private static final int LANES = FLOATS.length();
    private static final int STRIDE = 2 * LANES;

    /** As many bytes; the shortest vector has eight. */
    private static final VectorSpecies<Byte> BYTES =
            VectorSpecies.of(byte.class, VectorShape.forBitSize(Math.max(Long.BYTES, LANES) * Byte.SIZE));

    private static final int FIVE = 5;

    private final int dimensions;
    private final ScalarScan rest;

    /** One coordinate after the other of as many rows as are looked at a time, then of the next. */
    private final float[] points;

    private final BlockScores found = new BlockScores();
    private final byte[] restLabels = new byte[ROWS];
    private final float[] restSlack = new float[ROWS];

    VectorScan(int dimensions) {
        this.dimensions = dimensions;
        rest = new ScalarScan(dimensions);
        points = new float[dimensions * ROWS];
    }

    @Override
    public void scan(int[][] columns, int start, int size, FloatCenters centers, byte[] labels, float[] slack) {
        int whole = size - size % STRIDE;
        if (columns.length == FIVE) {
            scanFive(columns, start, whole, centers, found);
        } else {
            scanAny(columns, start, whole, centers);
        }
        found.judge(whole, centers, slack);
        if (BYTES.length() == LANES) {
            label(found.nearest, slack, whole, labels);
        } else {
            found.label(whole, slack, labels);
        }
        if (whole < size) {
            rest.scan(columns, start + whole, size - whole, centers, restLabels, restSlack);
            System.arraycopy(restLabels, 0, labels, whole, size - whole);
            System.arraycopy(restSlack, 0, slack, whole, size - whole);
        }
    }

    private static void scanFive(int[][] columns, int start, int size, FloatCenters centers, BlockScores found) {
        int[] a = columns[0];
        int[] b = columns[1];
        int[] c = columns[2];
        int[] d = columns[3];
        int[] e = columns[4];
        float[] factors = centers.minusTwice();
        float[] squares = centers.squares();
        int k = centers.clusters();
        for (int i = 0; i < size; i += STRIDE) {
            int at = start + i;
            FloatVector xa = load(a, at);
            FloatVector xb = load(b, at);
            FloatVector xc = load(c, at);
            FloatVector xd = load(d, at);
            FloatVector xe = load(e, at);
            FloatVector ya = load(a, at + LANES);
            FloatVector yb = load(b, at + LANES);
            FloatVector yc = load(c, at + LANES);
            FloatVector yd = load(d, at + LANES);
            FloatVector ye = load(e, at + LANES);
            FloatVector best = FloatVector.broadcast(FLOATS, FloatCenters.FAR);
            FloatVector second = best;
            FloatVector otherBest = best;
            FloatVector otherSecond = best;
            IntVector label = IntVector.zero(INTS);
            IntVector otherLabel = label;
            for (int q = 0, f = 0; q < k; q++, f += FIVE) {
                FloatVector factor = FloatVector.broadcast(FLOATS, factors[f]);
                FloatVector square = FloatVector.broadcast(FLOATS, squares[q]);
                FloatVector score = xa.fma(factor, square);
                FloatVector other = ya.fma(factor, square);
                factor = FloatVector.broadcast(FLOATS, factors[f + 1]);
                score = xb.fma(factor, score);
                other = yb.fma(factor, other);
                factor = FloatVector.broadcast(FLOATS, factors[f + 2]);
                score = xc.fma(factor, score);
                other = yc.fma(factor, other);
                factor = FloatVector.broadcast(FLOATS, factors[f + 3]);
                score = xd.fma(factor, score);
                other = yd.fma(factor, other);
                factor = FloatVector.broadcast(FLOATS, factors[f + 4]);
                score = xe.fma(factor, score);
                other = ye.fma(factor, other);
                label = label.blend(q, score.compare(VectorOperators.LT, best).cast(INTS));
                second = second.min(best.max(score));
                best = best.min(score);
                otherLabel = otherLabel.blend(q, other.compare(VectorOperators.LT, otherBest).cast(INTS));
                otherSecond = otherSecond.min(otherBest.max(other));
                otherBest = otherBest.min(other);
            }
            best.intoArray(found.lowest, i);
            second.intoArray(found.second, i);
            label.intoArray(found.nearest, i);
            otherBest.intoArray(found.lowest, i + LANES);
            otherSecond.intoArray(found.second, i + LANES);
            otherLabel.intoArray(found.nearest, i + LANES);
            xa.mul(xa).add(xb.mul(xb)).add(xc.mul(xc)).add(xd.mul(xd)).add(xe.mul(xe)).intoArray(found.lengths, i);
            ya.mul(ya).add(yb.mul(yb)).add(yc.mul(yc)).add(yd.mul(yd)).add(ye.mul(ye)).intoArray(found.lengths, i + LANES);
        }
    }

    private void scanAny(int[][] columns, int start, int size, FloatCenters centers) {
        Arrays.fill(found.lengths, 0, size, 0);
        for (int j = 0; j < dimensions; j++) {
            convert(columns[j], start, size, j);
        }
        float[] factors = centers.minusTwice();
        float[] squares = centers.squares();
        int k = centers.clusters();
        for (int i = 0; i < size; i += STRIDE) {
            FloatVector best = FloatVector.broadcast(FLOATS, FloatCenters.FAR);
            FloatVector second = best;
            FloatVector otherBest = best;
            FloatVector otherSecond = best;
            IntVector label = IntVector.zero(INTS);
            IntVector otherLabel = label;
            for (int q = 0, f = 0; q < k; q++, f += dimensions) {
                FloatVector score = FloatVector.broadcast(FLOATS, squares[q]);
                FloatVector other = score;
                for (int j = 0, at = i * dimensions; j < dimensions; j++, at += STRIDE) {
                    FloatVector factor = FloatVector.broadcast(FLOATS, factors[f + j]);
                    score = FloatVector.fromArray(FLOATS, points, at).fma(factor, score);
                    other = FloatVector.fromArray(FLOATS, points, at + LANES).fma(factor, other);
                }
                label = label.blend(q, score.compare(VectorOperators.LT, best).cast(INTS));
                second = second.min(best.max(score));
                best = best.min(score);
                otherLabel = otherLabel.blend(q, other.compare(VectorOperators.LT, otherBest).cast(INTS));
                otherSecond = otherSecond.min(otherBest.max(other));
                otherBest = otherBest.min(other);
            }
            best.intoArray(found.lowest, i);
            second.intoArray(found.second, i);
            label.intoArray(found.nearest, i);
            otherBest.intoArray(found.lowest, i + LANES);
            otherSecond.intoArray(found.second, i + LANES);
            otherLabel.intoArray(found.nearest, i + LANES);
        }
    }

    private static void label(int[] nearest, float[] slack, int size, byte[] labels) {
        for (int i = 0; i < size; i += LANES) {
            IntVector signs = FloatVector.fromArray(FLOATS, slack, i)
                    .reinterpretAsInts()
                    .lanewise(VectorOperators.LSHR, Float.SIZE - Byte.SIZE)
                    .and(IN_DOUBT & 0xff);
            ByteVector bytes = (ByteVector) IntVector.fromArray(INTS, nearest, i)
                    .or(signs)
                    .convertShape(VectorOperators.I2B, BYTES, 0);
            bytes.intoArray(labels, i);
        }
    }

    private static FloatVector load(int[] column, int at) {
        return (FloatVector) IntVector.fromArray(INTS, column, at).convertShape(VectorOperators.I2F, FLOATS, 0);
    }

    private void convert(int[] column, int start, int size, int coordinate) {
        float[] lengths = found.lengths;
        int at = coordinate * STRIDE;
        for (int i = 0; i < size; i += STRIDE, at += dimensions * STRIDE) {
            FloatVector values = load(column, start + i);
            FloatVector others = load(column, start + i + LANES);
            values.intoArray(points, at);
            others.intoArray(points, at + LANES);
            values.fma(values, FloatVector.fromArray(FLOATS, lengths, i)).intoArray(lengths, i);
            others.fma(others, FloatVector.fromArray(FLOATS, lengths, i + LANES)).intoArray(lengths, i + LANES);
        }
    }
}
