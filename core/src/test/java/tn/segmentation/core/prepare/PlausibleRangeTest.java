package tn.segmentation.core.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tn.segmentation.core.data.Distribution;
import tn.segmentation.core.data.NumberColumn;

class PlausibleRangeTest {

    /** Of the positive values numpy 2.4.6 gives Q1 = 2.5 and Q3 = 8: the cap is 8 * (8 / 2.5)^2. */
    @Test
    void anAmountMayBeTenTimesItsCap() {
        PlausibleRange range = range("volume_data", 0, 2, 2, 4, 8, 8, 100_000);

        assertThat(range.column()).isEqualTo("volume_data");
        assertThat(range.low()).isZero();
        assertThat(range.high()).isCloseTo(819.2, within(1e-10));
        assertThat(range.outside()).isEqualTo(1);
        // the cap and what lies between are no mistakes
        assertThat(range("volume_data", 0, 2, 2, 4, 8, 8, 800).outside()).isZero();
    }

    /** numpy 2.4.6 gives the quartiles 25 and 55. */
    @Test
    void anotherNumberMayLieTenQuartileRangesBeyondTheQuartiles() {
        PlausibleRange range = range("balance", -900, 20, 30, 40, 50, 60, 700);

        assertThat(range.low()).isEqualTo(25 - 300);
        assertThat(range.high()).isEqualTo(55 + 300);
        assertThat(range.outside()).isEqualTo(2);
        assertThat(range("balance", -270, 20, 30, 40, 50, 60, 350).outside()).isZero();
    }

    @Test
    void whereTheQuartilesMeetNoNumberIsFarButAnAmountIs() {
        double[] values = new double[1000];
        Arrays.fill(values, 1);
        values[3] = 1000;

        PlausibleRange age = range("age", values);
        assertThat(age.low()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(age.high()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(age.outside()).isZero();
        // 99.5 % of the amounts are 1: the cap
        assertThat(range("nombre_sms", values)).isEqualTo(new PlausibleRange("nombre_sms", 0, 10, 1));
    }

    @Test
    void aSingleValueIsNotFarFromItself() {
        PlausibleRange range = range("volume_data", 5, 5);

        assertThat(range.low()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(range.high()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(range.outside()).isZero();
    }

    @Test
    void theFarthestComeFirstAndOfEqualOnesThoseFurtherUp() {
        NumberColumn column = new NumberColumn("x", new double[] {11, -3, 5, Double.NaN, 11, 10, 0, 14});
        PlausibleRange range = new PlausibleRange("x", 0, 10, 4);

        assertThat(range.farthest(column, 8)).containsExactly(7, 1, 0, 4);
        assertThat(range.farthest(column, 3)).containsExactly(7, 1, 0);
        assertThat(range.farthest(column, 1)).containsExactly(7);
        assertThat(range.farthest(column, 0)).isEmpty();
    }

    @Test
    void whereNothingIsOutsideNothingIsFarthest() {
        NumberColumn column = new NumberColumn("x", new double[] {10, 0, 5});

        assertThat(new PlausibleRange("x", 0, 10, 0).farthest(column, 3)).isEmpty();
    }

    private static PlausibleRange range(String column, double... values) {
        return PlausibleRange.of(column, Distribution.of(new NumberColumn(column, values)));
    }
}
