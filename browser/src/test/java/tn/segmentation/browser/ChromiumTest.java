package tn.segmentation.browser;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromiumTest {

    @Test
    void saysHowToInstallItWhereThereIsNone(@TempDir Path empty) {
        assertThatThrownBy(() -> Chromium.in(empty.toString()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sudo apt-get install chromium");
    }
}
