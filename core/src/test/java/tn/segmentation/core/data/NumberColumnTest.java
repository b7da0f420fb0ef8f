package tn.segmentation.core.data;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberColumnTest {

    /** The oracle is {@code Double.parseDouble} of the same decimal. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 6, 9})
    void decimalsAreTheDoublesThatTheirTextIsParsedTo(int decimals) {
        int[] units =
                new Random(1).ints(2000).filter(u -> u != NumberColumn.MISSING).toArray();
        NumberColumn column = NumberColumn.ofDecimals("x", units, decimals);
        for (int i = 0; i < units.length; i++) {
            double parsed = Double.parseDouble(units[i] + "e-" + decimals);
            assertThat(column.value(i)).isEqualTo(parsed);
            assertThat(column.values()[i]).isEqualTo(parsed);
        }
    }

    @Test
    void copiesSlices() {
        double[] into = {7, 7, 7};
        NumberColumn.ofDecimals("x", new int[] {1, 25, NumberColumn.MISSING, 4}, 1)
                .copy(1, 3, into);
        assertThat(into).containsExactly(2.5, Double.NaN, 7);

        new NumberColumn("x", new double[] {1, 2.5, 3}).copy(0, 2, into);
        assertThat(into).containsExactly(1, 2.5, 7);

        new NumberColumn("x", new double[] {1, 2.5, 3}).copy(2, 3, into);
        assertThat(into).containsExactly(3, 2.5, 7);
    }

    @Test
    void isEqualToTheSameNumbersHeldOtherwise() {
        NumberColumn decimals = NumberColumn.ofDecimals("x", new int[] {15, NumberColumn.MISSING}, 1);
        NumberColumn doubles = new NumberColumn("x", new double[] {1.5, Double.NaN});

        assertThat(decimals).isEqualTo(doubles).hasSameHashCodeAs(doubles).hasToString("x[2 numbers]");
        assertThat(decimals).isNotEqualTo(NumberColumn.ofDecimals("x", new int[] {15, 0}, 1));
        assertThat(decimals).isNotEqualTo(NumberColumn.ofDecimals("y", new int[] {15, NumberColumn.MISSING}, 1));
        assertThat(requireNonNull(decimals.units()).get(0)).isEqualTo(15);
        assertThat(requireNonNull(decimals.units()).get(1)).isEqualTo(NumberColumn.MISSING);
        assertThat(doubles.units()).isNull();
    }

    @Test
    void theRangeOfTheUnitsLeavesOutMissingOnes() {
        NumberColumn column = NumberColumn.ofDecimals("x", new int[] {7, NumberColumn.MISSING, -3, 5}, 1);

        assertThat(column.range()).isEqualTo(new UnitRange(-3, 7, 1)).isSameAs(column.range());
        assertThat(new UnitRange(-3, 7, 1).size()).isEqualTo(11);
        assertThat(NumberColumn.ofDecimals("x", new int[] {-8, -9}, 1).range()).isEqualTo(new UnitRange(-9, -8, 0));
    }

    @Test
    void thereIsNoRangeWhereThereAreNoUnits() {
        assertThat(NumberColumn.ofDecimals("x", new int[] {NumberColumn.MISSING}, 1)
                        .range())
                .isNull();
        assertThat(NumberColumn.ofDecimals("x", new int[0], 1).range()).isNull();
        assertThat(new NumberColumn("x", new double[] {1}).range()).isNull();
    }

    @Test
    void saysWhetherAValueIsMissing() {
        assertThat(NumberColumn.ofDecimals("x", new int[] {7, 8}, 1).hasMissing())
                .isFalse();
        assertThat(NumberColumn.ofDecimals("x", new int[] {7, NumberColumn.MISSING}, 1)
                        .hasMissing())
                .isTrue();
        assertThat(NumberColumn.ofDecimals("x", new int[] {NumberColumn.MISSING}, 1)
                        .hasMissing())
                .isTrue();
        assertThat(NumberColumn.ofDecimals("x", new int[0], 1).hasMissing()).isFalse();
        assertThat(new NumberColumn("x", new double[] {1, 2}).hasMissing()).isFalse();
        assertThat(new NumberColumn("x", new double[] {1, Double.NaN}).hasMissing())
                .isTrue();
    }

    @Test
    void refusesDecimalsThatADivisionCannotGive() {
        assertThatIllegalArgumentException().isThrownBy(() -> NumberColumn.ofDecimals("x", new int[0], 10));
        assertThatIllegalArgumentException().isThrownBy(() -> NumberColumn.ofDecimals("x", new int[0], -1));
    }
}
