package tn.segmentation.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.LoadState;
import org.junit.jupiter.api.Test;
import tn.segmentation.browser.Reader.Shown;

@InChromium
class OverviewPageTest {

    private static final int SEGMENTS = 5;
    private static final int FEATURES = 5;

    private final Reader reader;

    OverviewPageTest(Reader reader) {
        this.reader = reader;
    }

    @Test
    void drawsEveryChartWithAMarkForEveryNumber() {
        try (Visit visit = reader.visit(Shown.SAMPLE)) {
            visit.drawAll();

            assertThat(visit.charts()).hasCount(3 + FEATURES);
            assertThat(visit.page().locator("[data-figure=distribution] .slice"))
                    .hasCount(SEGMENTS);
            assertThat(visit.page().locator("[data-figure=importance] .heatmap-label"))
                    .hasCount(SEGMENTS * FEATURES);
            assertThat(visit.page().locator("[data-figure=profiles] .polarlayer > g"))
                    .hasCount(SEGMENTS);
            assertThat(visit.page().locator("[data-figure=profiles] .cartesianlayer .scatterlayer .point"))
                    .hasCount(SEGMENTS * FEATURES);
            for (Locator box : visit.page().locator("[data-figure^=feature-]").all()) {
                assertThat(box.locator(".boxlayer path.box")).hasCount(SEGMENTS);
            }
            visit.picture("overview");
            visit.window("overview-window");
        }
    }

    @Test
    void loadsWhatDrawsChartsWhereOneIsNear() {
        try (Visit visit = reader.visit(Shown.SAMPLE)) {
            // what the first page asks for is not that of the second
            visit.page().waitForLoadState(LoadState.NETWORKIDLE);
            visit.page().setViewportSize(1366, 100);
            int before = visit.requests().size();
            visit.go("");
            visit.page().waitForLoadState(LoadState.NETWORKIDLE);
            assertThat(visit.requests().subList(before, visit.requests().size()))
                    .isNotEmpty()
                    .noneMatch(request -> request.contains("plotly"));

            visit.drawAll();

            assertThat(visit.requests().subList(before, visit.requests().size()))
                    .anyMatch(request -> request.contains("plotly"));
        }
    }
}
