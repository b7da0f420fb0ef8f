package tn.segmentation.app.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleTest {

    @Test
    void startsAtZeroAndEndsAtARoundNumber() {
        Scale scale = Scale.fromZero(3.2, 88.25, 0, 500);

        assertThat(scale.ticks()).containsExactly(0.0, 20.0, 40.0, 60.0, 80.0, 100.0);
        assertThat(scale.at(50)).isEqualTo(250);
        assertThat(scale.decimals()).isZero();
    }

    @Test
    void reachesBelowZeroWhereValuesDo() {
        assertThat(Scale.fromZero(-12, 30, 0, 1).ticks()).containsExactly(-20.0, -10.0, 0.0, 10.0, 20.0, 30.0);
    }

    @Test
    void tellsSmallStepsApart() {
        assertThat(Scale.fromZero(0, 0.04, 0, 1).decimals()).isEqualTo(2);
        assertThat(Scale.fromZero(0, 2.5, 0, 1).decimals()).isEqualTo(1);
    }

    @Test
    void standsForAColumnOfZeros() {
        Scale scale = Scale.fromZero(0, 0, 0, 100);

        assertThat(scale.at(0)).isZero();
        assertThat(scale.ticks()).hasSizeGreaterThan(1);
    }

    @Test
    void goesAsFarOnBothSidesOfZero() {
        Scale scale = Scale.aroundZero(2.5, 0, 100);

        assertThat(scale.ticks()).containsExactly(-2.0, -1.0, 0.0, 1.0, 2.0);
        assertThat(scale.at(0)).isEqualTo(50);
    }

    @Test
    void pushesLabelsApartAndKeepsThemInside() {
        assertThat(Spread.apart(List.of(0.0, 1.0, 50.0, 99.0, 100.0), 10, 0, 100))
                .containsExactly(0.0, 10.0, 50.0, 90.0, 100.0);
    }
}
