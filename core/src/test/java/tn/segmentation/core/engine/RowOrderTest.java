package tn.segmentation.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tn.segmentation.core.data.Table;
import tn.segmentation.core.prepare.Scaling;
import tn.segmentation.core.progress.Progress;

class RowOrderTest {

    private static final Settings FIVE = Settings.withDefaults();

    @ParameterizedTest
    @EnumSource(Scaling.class)
    void givesTheSameSegmentsToTheSameCustomersInAnyOrderForAnyThreads(Scaling scaling) {
        // more rows than a block of work and than the sample that seeds are tried on, once
        int rows = scaling == Scaling.AUTO ? 70_000 : 4_000;
        Table table = Customers.of(rows);
        Segmentation expected = segment(table, FIVE.withScaling(scaling).withThreads(1));
        int[] order = shuffled(rows);

        Segmentation found = segment(
                Customers.select(table, order), FIVE.withScaling(scaling).withThreads(3));

        assertThat(Arrays.deepEquals(centers(found), centers(expected))).isTrue();
        assertThat(found.model().transforms()).isEqualTo(expected.model().transforms());
        for (int i = 0; i < order.length; i++) {
            assertThat(found.assignments().segments()[i])
                    .isEqualTo(expected.assignments().segments()[order[i]]);
            assertThat(found.assignments().distances()[i])
                    .isEqualTo(expected.assignments().distances()[order[i]]);
        }
        assertThat(found.silhouette()).isEqualTo(expected.silhouette());
        assertThat(found.chanceBaseline()).isEqualTo(expected.chanceBaseline());
        assertThat(found.segments()).isEqualTo(expected.segments());
    }

    private static Segmentation segment(Table table, Settings settings) {
        return new LocalEngine().segment(table, null, settings, Progress.SILENT);
    }

    private static double[][] centers(Segmentation segmentation) {
        return segmentation.model().centers().toArray(double[][]::new);
    }

    private static int[] shuffled(int rows) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, rows).boxed().toList());
        Collections.shuffle(order, new Random(3));
        return order.stream().mapToInt(Integer::intValue).toArray();
    }
}
