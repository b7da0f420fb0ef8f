package tn.segmentation.core.cluster;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** A {@link BlockScan} by the Vector API, as many rows at a time as the machine has lanes. */
final class VectorScan implements BlockScan {

    /*
     * The same computation as in ScalarScan, with all centers compared while the row is in registers. The five features of
     * the specification have a loop of their own, in which the point is loaded and converted once; with any other number
     * of them, it is converted into `points` first. Rows that do not fill the last vector are left to the scalar twin.
     */
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, FLOATS.vectorShape());
    private static final int LANES = FLOATS.length();
    private static final int FIVE = 5;

    private final ScalarScan rest;
    private final float[][] points;
    private final float[] lengths = new float[ROWS];
    private final int[] restLabels = new int[ROWS];
    private final float[] restSlack = new float[ROWS];

    VectorScan(int dimensions) {
        rest = new ScalarScan(dimensions);
        points = new float[dimensions][ROWS];
    }

    @Override
    public void scan(
            int[][] columns, int start, int size, FloatCenters centers, int[] labels, float[] slack) {
        int whole = size - size % LANES;
        if (columns.length == FIVE) {
            scanFive(columns, start, whole, centers, labels, slack);
        } else {
            scanAny(columns, start, whole, centers, labels, slack);
        }
        if (whole < size) {
            rest.scan(columns, start + whole, size - whole, centers, restLabels, restSlack);
            System.arraycopy(restLabels, 0, labels, whole, size - whole);
            System.arraycopy(restSlack, 0, slack, whole, size - whole);
        }
    }

    private static void scanFive(
            int[][] columns, int start, int size, FloatCenters centers, int[] labels, float[] slack) {
        int[] a = columns[0];
        int[] b = columns[1];
        int[] c = columns[2];
        int[] d = columns[3];
        int[] e = columns[4];
        float[] factors = centers.minusTwice();
        float[] squares = centers.squares();
        int k = centers.clusters();
        float reach = centers.reach();
        float error = centers.error();
        float ofCenter = 2 * centers.largestSquare();
        for (int i = 0; i < size; i += LANES) {
            FloatVector xa = load(a, start + i);
            FloatVector xb = load(b, start + i);
            FloatVector xc = load(c, start + i);
            FloatVector xd = load(d, start + i);
            FloatVector xe = load(e, start + i);
            FloatVector best = FloatVector.broadcast(FLOATS, FloatCenters.FAR);
            FloatVector second = best;
            IntVector label = IntVector.zero(INTS);
            for (int q = 0, at = 0; q < k; q++, at += FIVE) {
                FloatVector score = xa.fma(
                        FloatVector.broadcast(FLOATS, factors[at]), FloatVector.broadcast(FLOATS, squares[q]));
                score = xb.fma(FloatVector.broadcast(FLOATS, factors[at + 1]), score);
                score = xc.fma(FloatVector.broadcast(FLOATS, factors[at + 2]), score);
                score = xd.fma(FloatVector.broadcast(FLOATS, factors[at + 3]), score);
                score = xe.fma(FloatVector.broadcast(FLOATS, factors[at + 4]), score);
                VectorMask<Float> nearer = score.compare(VectorOperators.LT, best);
                second = second.min(best.max(score));
                best = best.min(score);
                label = label.blend(q, nearer.cast(INTS));
            }
            FloatVector length = xa.mul(xa);
            length = xb.fma(xb, length);
            length = xc.fma(xc, length);
            length = xd.fma(xd, length);
            length = xe.fma(xe, length);
            label.intoArray(labels, i);
            slack(best, second, length, error, ofCenter, reach).intoArray(slack, i);
        }
    }

    private void scanAny(
            int[][] columns, int start, int size, FloatCenters centers, int[] labels, float[] slack) {
        int dimensions = points.length;
        Arrays.fill(lengths, 0, size, 0);
        for (int j = 0; j < dimensions; j++) {
            convert(columns[j], start, size, points[j], lengths);
        }
        float[] factors = centers.minusTwice();
        float[] squares = centers.squares();
        int k = centers.clusters();
        float reach = centers.reach();
        float error = centers.error();
        float ofCenter = 2 * centers.largestSquare();
        for (int i = 0; i < size; i += LANES) {
            FloatVector best = FloatVector.broadcast(FLOATS, FloatCenters.FAR);
            FloatVector second = best;
            IntVector label = IntVector.zero(INTS);
            for (int q = 0, at = 0; q < k; q++, at += dimensions) {
                FloatVector score = FloatVector.broadcast(FLOATS, squares[q]);
                for (int j = 0; j < dimensions; j++) {
                    score = FloatVector.fromArray(FLOATS, points[j], i)
                            .fma(FloatVector.broadcast(FLOATS, factors[at + j]), score);
                }
                VectorMask<Float> nearer = score.compare(VectorOperators.LT, best);
                second = second.min(best.max(score));
                best = best.min(score);
                label = label.blend(q, nearer.cast(INTS));
            }
            FloatVector length = FloatVector.fromArray(FLOATS, lengths, i);
            label.intoArray(labels, i);
            slack(best, second, length, error, ofCenter, reach).intoArray(slack, i);
        }
    }

    private static FloatVector load(int[] column, int at) {
        return (FloatVector) IntVector.fromArray(INTS, column, at).convertShape(VectorOperators.I2F, FLOATS, 0);
    }

    private static void convert(int[] column, int start, int size, float[] into, float[] lengths) {
        for (int i = 0; i < size; i++) {
            float value = column[start + i];
            into[i] = value;
            lengths[i] += value * value;
        }
    }

    private static FloatVector slack(
            FloatVector best, FloatVector second, FloatVector length, float error, float ofCenter, float reach) {
        FloatVector doubt = length.add(ofCenter).mul(error);
        FloatVector squares = best.add(second).add(length.add(doubt).mul(2f));
        FloatVector margin = squares.mul(2f).lanewise(VectorOperators.SQRT).mul(reach);
        FloatVector sure = second.sub(best).sub(doubt);
        return sure.sub(margin).max(0f).add(sure.min(0f));
    }
}
