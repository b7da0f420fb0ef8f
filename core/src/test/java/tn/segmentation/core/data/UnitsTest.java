package tn.segmentation.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tn.segmentation.core.prepare.FeatureTransform;
import tn.segmentation.core.prepare.Scaling;
import tn.segmentation.core.prepare.Transforms;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Workers;

/** Numbers of more than one page; the oracle is the array that they were made of. */
class UnitsTest {

    private static final int ROWS = 2 * Units.PAGE + 77;

    private final int[] numbers = new Random(3).ints(ROWS, 0, 5000).toArray();

    @Test
    void everyRowHasItsNumberWhateverPageItIsIn() {
        Units units = Units.of(numbers);

        assertThat(units.size()).isEqualTo(ROWS);
        assertThat(IntStream.range(0, ROWS).filter(row -> units.get(row) != numbers[row]))
                .isEmpty();
    }

    @Test
    void rowsAreCopiedAcrossTheEndOfAPage() {
        int[] copy = new int[10];

        Units.of(numbers).copy(Units.PAGE - 4, Units.PAGE + 6, copy);

        assertThat(copy).isEqualTo(Arrays.copyOfRange(numbers, Units.PAGE - 4, Units.PAGE + 6));
    }

    @Test
    void theLastPageMayBeLongerThanItsRows() {
        int[] first = Arrays.copyOf(numbers, Units.PAGE);
        Units units = new Units(new int[][] {first, {1, 2, -9, 9999}}, Units.PAGE + 2);
        NumberColumn column = NumberColumn.ofDecimals("x", units, 1);

        assertThat(column.size()).isEqualTo(Units.PAGE + 2);
        assertThat(column.range())
                .isEqualTo(new UnitRange(0, Arrays.stream(first).max().orElseThrow(), 0));
        assertThat(Distribution.of(column).count()).isEqualTo(Units.PAGE + 2L);
    }

    /** What is made of a column of units is made of the same numbers as doubles too. */
    @Test
    void columnsOfManyPagesAreCountedAndScaledAsDoublesAre() {
        NumberColumn units = NumberColumn.ofDecimals("x", numbers, 2);
        NumberColumn doubles = new NumberColumn(
                "x", Arrays.stream(numbers).mapToDouble(n -> n / 100.0).toArray());
        byte[] labels = new byte[ROWS];
        new Random(4).nextBytes(labels);
        for (int i = 0; i < ROWS; i++) {
            labels[i] = (byte) (labels[i] & 3);
        }

        assertThat(units).isEqualTo(doubles);
        assertThat(Distribution.of(units, labels, 4))
                .usingRecursiveComparison()
                .isEqualTo(Distribution.of(doubles, labels, 4));
        assertThat(scaled(units)).isEqualTo(scaled(doubles));
    }

    private static int[] scaled(NumberColumn column) {
        try (Workers workers = new Workers(2, Progress.SILENT)) {
            Table table = Table.of(column);
            Transforms transforms = Transforms.fit(table, Scaling.AUTO, Map.of(), workers);
            List<FeatureTransform> features = transforms.features();
            return Transforms.apply(table, features, transforms.gridExponent(), workers)
                    .columns()[0];
        }
    }
}
