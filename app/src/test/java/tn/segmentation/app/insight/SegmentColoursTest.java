package tn.segmentation.app.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SegmentColoursTest {

    @Test
    void keepsTheOrderOfOkabeAndIto() {
        assertThat(IntStream.range(0, 8).mapToObj(SegmentColours::of))
                .containsExactly(
                        "#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#8C6D31", "#6F6F6F");
    }

    @Test
    void startsAgainLighterAfterTheEighth() {
        // 0 + 255 * .35 = 89 = 0x59, 0x72 + (255 - 0x72) * .35 = 163 = 0xA3, 0xB2 + (255 - 0xB2) * .35 = 205 = 0xCD
        assertThat(SegmentColours.of(8)).isEqualTo("#59A3CD");
    }

    @Test
    void tellsTwentyFourSegmentsApart() {
        assertThat(IntStream.range(0, 24).mapToObj(SegmentColours::of)).doesNotHaveDuplicates();
    }

    @Test
    void refusesAPositionBeforeTheFirst() {
        assertThatThrownBy(() -> SegmentColours.of(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
