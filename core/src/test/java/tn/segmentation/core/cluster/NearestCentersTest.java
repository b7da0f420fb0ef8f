package tn.segmentation.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestCentersTest {

    /** The oracle sorts all centers by their distance to each row. */
    @ParameterizedTest
    @CsvSource({"1, 1", "3, 2", "2, 7", "5, 40"})
    void findsTheNearestTwo(int dimensions, int clusters) {
        Random random = new Random(dimensions);
        int rows = NearestCenters.BLOCK + 9;
        int[][] columns = IntStream.range(0, dimensions)
                .mapToObj(j -> random.ints(rows, -1000, 1000).toArray())
                .toArray(int[][]::new);
        double[][] centers = new double[clusters][dimensions];
        for (double[] center : centers) {
            Arrays.setAll(center, j -> 1000 * random.nextGaussian());
        }
        NearestCenters search = new NearestCenters(centers);

        search.load(columns, 9, NearestCenters.BLOCK);
        search.find(NearestCenters.BLOCK);

        for (int i = 0; i < NearestCenters.BLOCK; i++) {
            int row = 9 + i;
            List<Integer> sorted = IntStream.range(0, clusters)
                    .boxed()
                    .sorted(Comparator.comparingDouble(c -> squares(columns, row, centers[c])))
                    .toList();
            assertThat(search.label(i)).isEqualTo(sorted.get(0));
            assertThat(search.second(i)).isEqualTo(sorted.get(Math.min(1, clusters - 1)));
            assertThat(search.squaredDistance(i)).isEqualTo(squares(columns, row, centers[sorted.get(0)]));
            assertThat(NearestCenters.nearest(columns, row, centers)).isEqualTo(sorted.get(0));
        }
    }

    /** A row at 0 is as far from -2 as from 2 twice: the first of them wins, then the next. */
    @Test
    void ofEqualCentersTheFirstIsNearest() {
        NearestCenters search = new NearestCenters(new double[][] {{9}, {2}, {-2}, {2}});

        search.load(new int[][] {{0}}, 0, 1);
        search.find(1);

        assertThat(search.label(0)).isEqualTo(1);
        assertThat(search.second(0)).isEqualTo(2);
        assertThat(NearestCenters.nearest(new int[][] {{0}}, 0, new double[][] {{9}, {2}, {-2}}))
                .isEqualTo(1);
    }

    @Test
    void aSmallerBlockIsNotDisturbedByTheLastOne() {
        NearestCenters search = new NearestCenters(new double[][] {{0}, {10}});
        search.load(new int[][] {{9, 9, 9}}, 0, 3);
        search.find(3);

        search.points()[0][0] = 4;
        search.find(1);

        assertThat(search.label(0)).isZero();
        assertThat(search.squaredDistance(0)).isEqualTo(16);
    }

    private static double squares(int[][] columns, int row, double[] center) {
        double sum = 0;
        for (int j = 0; j < center.length; j++) {
            double difference = columns[j][row] - center[j];
            sum += difference * difference;
        }
        return sum;
    }
}
