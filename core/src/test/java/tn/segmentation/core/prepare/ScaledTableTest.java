package tn.segmentation.core.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScaledTableTest {

    private final ScaledTable table = new ScaledTable(new int[][] {{1, 2, 3}, {-4, 5, 6}}, 3);

    @Test
    void countsRowsCoordinatesAndSteps() {
        assertThat(table.rows()).isEqualTo(3);
        assertThat(table.dimensions()).isEqualTo(2);
        assertThat(table.stepsPerUnit()).isEqualTo(8);
        assertThat(new ScaledTable(new int[0][], 0).rows()).isZero();
    }

    @Test
    void selectsRowsInTheOrderAskedFor() {
        ScaledTable selected = table.select(new int[] {2, 0, 2});

        assertThat(selected.columns()).isDeepEqualTo(new int[][] {{3, 1, 3}, {6, -4, 6}});
        assertThat(selected.gridExponent()).isEqualTo(3);
    }

    @Test
    void scaledUnitsBecomeStepsAndStepsScaledUnits() {
        double[][] units = {{0.5, -2}, {}, {3}};

        double[][] steps = ScaledTable.timesPowerOfTwo(units, 3);

        assertThat(steps).isDeepEqualTo(new double[][] {{4, -16}, {}, {24}});
        assertThat(ScaledTable.timesPowerOfTwo(steps, -3)).isDeepEqualTo(units);
        assertThat(units[0]).containsExactly(0.5, -2);
    }

    @Test
    void theGridIsAsFineAsAnIntCanHold() {
        assertThat(ScaledTable.gridExponentFor(1)).isEqualTo(30);
        assertThat(ScaledTable.gridExponentFor(Integer.MAX_VALUE)).isZero();
        // would be rounded to 2^31, which an int does not hold
        assertThat(ScaledTable.gridExponentFor(Integer.MAX_VALUE + 0.5)).isEqualTo(-1);
    }
}
