package tn.segmentation.app.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "=HYPERLINK(\"http://x\",\"y\")",
                "+cmd|' /C calc'!A0",
                "+216-1",
                "+1+1",
                "-2+3",
                "-",
                "+",
                "@SUM(A1)",
                "\t=1+1",
                "\r=1+1"
            })
    void isNoFormula(String text) {
        assertThat(SafeText.of(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Sfax", "S1", "21623456789", "+21623456789", "+216 23 456 789", "-5", "-12.5", "a=1", "'=1"})
    void staysAsItIs(String text) {
        assertThat(SafeText.of(text)).isEqualTo(text);
    }
}
