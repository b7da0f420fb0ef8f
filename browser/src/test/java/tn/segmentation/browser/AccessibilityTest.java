package tn.segmentation.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tn.segmentation.browser.Reader.Shown;

/** Oracle: axe-core as com.deque.html.axe-core:playwright 4.11.3 brings it, all of its rules. */
@InChromium
class AccessibilityTest {

    private final Reader reader;

    AccessibilityTest(Reader reader) {
        this.reader = reader;
    }

    @ParameterizedTest
    @EnumSource(
            value = Shown.class,
            names = {"SAMPLE", "CHANCE", "NOTHING"})
    void findsNothingAtADesk(Shown shown) {
        findsNothing(shown, Reader.desk(), "");
    }

    @ParameterizedTest
    @EnumSource(
            value = Shown.class,
            names = {"SAMPLE", "CHANCE"})
    void findsNothingInTheDark(Shown shown) {
        findsNothing(shown, Reader.desk().setColorScheme(ColorScheme.DARK), "");
    }

    @Test
    void findsNothingInEnglish() {
        findsNothing(Shown.SAMPLE, Reader.desk(), "?lang=en");
    }

    @Test
    void findsNothingOnAPhoneWithEveryTableOpen() {
        try (Visit visit = reader.visit(Shown.SAMPLE, Reader.phone())) {
            visit.page().evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
            visit.drawAll();

            visit.assertAccessible("every table open");
        }
    }

    private void findsNothing(Shown shown, Browser.NewContextOptions options, String path) {
        try (Visit visit = reader.visit(shown, options)) {
            visit.go(path);
            visit.drawAll();

            visit.assertAccessible(shown + path);
        }
    }
}
