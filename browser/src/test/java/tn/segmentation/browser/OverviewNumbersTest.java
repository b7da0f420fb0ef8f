package tn.segmentation.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tn.segmentation.app.language.Formats;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.browser.Reader.Shown;
import tools.jackson.databind.JsonNode;

/** What stands on the page is what the four endpoints say, to the last digit shown. */
@InChromium
class OverviewNumbersTest {

    private static final List<String> FEATURES =
            List.of("age", "montant_consommation", "nombre_appels", "volume_data", "nombre_sms");

    private final Reader reader;

    OverviewNumbersTest(Reader reader) {
        this.reader = reader;
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void showsSizesSharesAndOffersOfTheEndpoints(Language language) {
        try (Visit visit = reader.visit(Shown.SAMPLE, "?lang=" + language.tag())) {
            Formats formats = Messages.in(language).formats();
            Api api = new Api(visit.address());
            JsonNode shares = api.distribution();
            JsonNode details = api.segments();

            assertThat(shares.get("labels")).hasSize(5);
            for (int i = 0; i < shares.get("labels").size(); i++) {
                String id = shares.get("labels").get(i).asString();
                JsonNode segment = details.get(id);
                String size = formats.integer(shares.get("values").get(i).asLong());
                String lines =
                        formats.percentage(segment.get("percentage_display").asDouble());
                String spend = formats.percentage(segment.get("share_of_spend").asDouble());
                String offer = segment.get("offer").asString();

                Locator card = visit.page().locator(".segment").nth(i);
                assertThat(card.locator(".id")).hasText(id);
                assertThat(card.locator(".size")).hasText(size);
                assertThat(card.locator(".share b")).hasText(new String[] {lines, spend});
                assertThat(card.locator(".offer")).hasText(offer);
                Locator row = visit.page().locator(".offers tbody tr").nth(i);
                assertThat(row.locator("th")).containsText(id);
                assertThat(cells(row)).startsWith(size, lines, spend);
                assertThat(row.locator(".words span").first()).hasText(offer);
                assertThat(visit.page()
                                .locator("[data-figure=distribution] tbody tr")
                                .nth(i)
                                .locator("td"))
                        .hasText(new String[] {size, lines, spend});
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void showsMeansAndMediansOfTheEndpoints(Language language) {
        try (Visit visit = reader.visit(Shown.SAMPLE, "?lang=" + language.tag())) {
            Formats formats = Messages.in(language).formats();
            JsonNode profiles = new Api(visit.address()).profiles();

            assertThat(profiles.get("features")).extracting(JsonNode::asString).containsExactlyElementsOf(FEATURES);
            Locator tiles = visit.page().locator(".tile .value");
            assertThat(tiles).hasText(new String[] {
                formats.integer(total(new Api(visit.address()).distribution().get("values"))),
                formats.integer(5),
                formats.decimal(profiles.get("overall").get(0).asDouble(), 1),
                formats.decimal(profiles.get("overall").get(1).asDouble(), 1)
            });
            for (int s = 0; s < profiles.get("segments").size(); s++) {
                List<String> shown =
                        cells(visit.page().locator(".offers tbody tr").nth(s));
                for (int f = 0; f < FEATURES.size(); f++) {
                    String median = shown.get(3 + f);
                    assertThat(median)
                            .isEqualTo(formats.decimal(
                                    profiles.get("medians").get(s).get(f).asDouble(), decimals(median, language)));
                }
            }
        }
    }

    @Test
    void showsDifferencesAndQuantilesOfTheEndpoints() {
        try (Visit visit = reader.visit(Shown.SAMPLE)) {
            visit.drawAll();
            Formats formats = Messages.in(Language.FRENCH).formats();
            JsonNode importance = new Api(visit.address()).importance();
            Locator drawn = visit.page().locator("[data-figure=importance] .heatmap-label");
            Locator rows = visit.page().locator("[data-figure=importance] tbody tr");

            assertThat(importance).hasSize(FEATURES.size());
            for (int f = 0; f < importance.size(); f++) {
                JsonNode feature = importance.get(f);
                List<String> cells = cells(rows.nth(f));
                for (int s = 0; s < 5; s++) {
                    String difference =
                            formats.signed(feature.get("values").get(s).asDouble(), 1);
                    assertThat(cells.get(s)).isEqualTo(difference);
                    // the lowest row of the drawing is the first of its data
                    assertThat(drawn.nth((importance.size() - 1 - f) * 5 + s)).hasText(difference);
                }
                assertThat(cells.get(5))
                        .isEqualTo(formats.percentage(
                                100 * feature.get("importance").asDouble()));
                assertQuantiles(visit, feature);
            }
        }
    }

    private static void assertQuantiles(Visit visit, JsonNode feature) {
        Formats formats = Messages.in(Language.FRENCH).formats();
        String figure = "[data-figure=feature-" + feature.get("feature").asString() + "]";
        Locator rows = visit.page().locator(figure + " tbody tr");
        for (int s = 0; s < 5; s++) {
            List<String> cells = cells(rows.nth(s));
            for (int q = 0; q < 5; q++) {
                double quantile = feature.get("quantiles").get(s).get(q).asDouble();
                assertThat(cells.get(q)).isEqualTo(formats.decimal(quantile, decimals(cells.get(q), Language.FRENCH)));
            }
        }
    }

    /** What is in the numbers' cells of a row, also while the table is closed. */
    private static List<String> cells(Locator row) {
        return row.locator("td").allTextContents();
    }

    private static long total(JsonNode numbers) {
        long total = 0;
        for (JsonNode number : numbers) {
            total += number.asLong();
        }
        return total;
    }

    private static int decimals(String shown, Language language) {
        int mark = shown.indexOf(language == Language.ENGLISH ? '.' : ',');
        return mark < 0 ? 0 : shown.length() - mark - 1;
    }
}
