package tn.segmentation.core.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.Test;

class ProgressTest {

    @Test
    void theSilentOneStopsNothing() {
        assertThat(Progress.SILENT.cancelled()).isFalse();
        assertThatNoException().isThrownBy(Progress.SILENT::checkCancelled);
    }

    @Test
    void stagesComeInTheOrderOfARunAndSayWhatTheyCount() {
        assertThat(Stage.values())
                .extracting(Stage::unit)
                .containsExactly("bytes", "rows", "attempts", "iterations", "steps", "rows", "seconds", "", "figures");
    }
}
