package tn.segmentation.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tn.segmentation.browser.Reader.Shown;

/** Names and offers are changed; who is slower than somebody else chooses, and loses nothing. */
@InChromium
class OffersTest {

    private static final String CANARY = "<img src=x onerror=alert(1)>";

    private final Reader reader;

    OffersTest(Reader reader) {
        this.reader = reader;
    }

    @Test
    void givesASegmentANameAndAnOffer() {
        try (Visit visit = reader.visit(Shown.OFFERED)) {
            Page page = visit.page();
            page.locator(".side a[href='/offers']").click();
            Locator card = card(page, "S2");
            Locator other = card(page, "S4");
            other.locator("[name=name]").fill("à moitié écrit");
            visit.picture("offers");

            card.locator("[name=name]").fill("Bavards " + CANARY);
            card.locator("[name=offer]").fill("Soir & week-end");
            assertThat(card.locator(".saving")).hasText("Pas encore enregistré.");
            card.locator(".detail [name=value]").first().fill("12 % pendant un an");
            card.locator(".detail .remove").last().click();
            card.locator(".add").click();
            page.keyboard().type("engagement");
            card.locator(".detail [name=value]").last().fill("aucun\nrésiliable chaque mois");
            card.locator(".save").click();

            assertThat(card.locator(".saving")).hasText("Enregistré.");
            assertThat(card.locator(".save")).isFocused();
            assertThat(card.locator("h2")).containsText("Bavards " + CANARY);
            assertThat(card.locator(".offer-changed")).containsText("par demo");
            card.locator("summary").click();
            assertThat(card.locator(".offer-history"))
                    .containsText("engagement\u202f: «\u202faucun, résiliable chaque mois\u202f»");
            assertThat(other.locator("[name=name]")).hasValue("à moitié écrit");
            visit.part("offers-saved", card);
            other.locator("[name=name]").fill("");

            visit.go("");
            assertThat(page.locator(".segment").nth(1)).containsText("Bavards " + CANARY);
            assertThat(page.locator(".offers tbody tr").nth(1)).containsText("réduction\u202f: 12 % pendant un an");
            visit.drawAll();
            assertThat(page.locator("[data-figure=distribution] table")).containsText("S2 · Bavards " + CANARY);
            assertThat(page.locator("img[src=x]")).hasCount(0);
        }
    }

    @Test
    void showsBothVersionsToWhoWasSlower() {
        try (Visit amel = reader.visit(Shown.OFFERED, "offers");
                Visit sami = reader.visit(Shown.OFFERED, "offers")) {
            sami.expectErrors();
            Locator first = card(amel.page(), "S3");
            Locator second = card(sami.page(), "S3");
            first.locator("[name=name]").fill("Équilibrés");
            first.locator(".save").click();
            assertThat(first.locator(".saving")).hasText("Enregistré.");

            second.locator("[name=name]").fill("Familles");
            second.locator("[name=offer]").fill("Offre Famille");
            second.locator(".save").click();

            assertThat(second.locator(".conflict h3")).isFocused();
            assertThat(second.locator(".conflict-detail")).containsText("demo a enregistré une autre version de");
            assertThat(second.locator(".theirs")).containsText("Équilibrés");
            assertThat(second.locator(".differs")).hasCount(2);
            second.locator(".add").click();
            sami.page().keyboard().type("cadeau");
            second.locator(".detail [name=value]").last().fill("un mois");
            assertThat(second.locator(".differs")).hasCount(3);
            assertThat(second.locator("[name=name]")).hasValue("Familles");
            assertThat(second.locator("[name=offer]")).hasValue("Offre Famille");
            sami.assertWithinReach("offers-conflict");
            sami.part("offers-conflict-card", second);

            // somebody is faster once more: both stay where they are, and the other one is the newest
            first.locator("[name=name]").fill("Équilibrés, en ville");
            first.locator(".save").click();
            assertThat(first.locator(".offer-history li .when")).hasCount(3);
            second.locator(".keep").click();
            assertThat(second.locator(".theirs")).containsText("Équilibrés, en ville");
            assertThat(second.locator("[name=name]")).hasValue("Familles");

            second.locator(".keep").click();
            assertThat(second.locator(".saving")).hasText("Enregistré.");
            assertThat(second.locator(".conflict")).isHidden();
            assertThat(second.locator("h2")).containsText("Familles");
            assertThat(second.locator(".offer-history li .when")).hasCount(4);
        }
    }

    @Test
    void takesTheOtherVersionWhenAskedTo() {
        try (Visit amel = reader.visit(Shown.OFFERED, "offers?lang=en");
                Visit sami = reader.visit(Shown.OFFERED, "offers?lang=en")) {
            sami.expectErrors();
            card(amel.page(), "S5").locator("[name=name]").fill("Big users");
            card(amel.page(), "S5").locator(".save").click();
            assertThat(card(amel.page(), "S5").locator(".saving")).hasText("Saved.");
            Locator card = card(sami.page(), "S5");
            card.locator("[name=name]").fill("Whales");
            card.locator(".save").click();
            card.locator(".take").click();

            assertThat(card.locator("[name=name]")).hasValue("Big users");
            assertThat(card.locator(".conflict")).isHidden();
            card.locator("[name=name]").fill("Whales");
            card.locator(".save").click();
            assertThat(card.locator("h2")).containsText("Whales");
        }
    }

    @Test
    void saysWhichFieldIsWrongAndKeepsWhatWasTyped() {
        try (Visit visit = reader.visit(Shown.OFFERED, "offers")) {
            visit.expectErrors();
            Page page = visit.page();
            Locator card = card(page, "S1");
            card.locator("[name=offer]").fill("");
            card.locator(".save").click();

            assertThat(card.locator(".failure-title")).hasText("Offre");
            assertThat(card.locator(".failure-detail")).containsText("écrivez un texte de 1 à 100 caractères");
            assertThat(card.locator("[name=offer]")).isFocused();
            assertThat(card.locator("[name=offer]")).hasAttribute("aria-invalid", "true");
            assertThat(card.locator(".detail")).hasCount(2);
            assertThat(card.locator(".saving")).hasText("Pas encore enregistré.");
            visit.assertWithinReach("offers-wrong");
        }
    }

    @Test
    void isWithinReachOnAPhoneInTheDarkInEnglishAndByKeyboard() {
        for (Map.Entry<String, Browser.NewContextOptions> one : Reader.readers().entrySet()) {
            try (Visit visit = reader.visit(Shown.OFFERED, one.getValue(), "offers?lang=en")) {
                Page page = visit.page();
                page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
                visit.assertWithinReach("offers-" + one.getKey());
                card(page, "S1").locator("[name=name]").focus();
                for (String next : List.of("[name=offer]", "[name=key]", "[name=value]", ".remove")) {
                    page.keyboard().press("Tab");
                    assertThat(card(page, "S1").locator(next).first()).isFocused();
                }
            }
        }
    }

    @Test
    void saysThatItNeedsScriptsToSave() {
        try (Visit visit = reader.visit(Shown.OFFERED, Reader.desk().setJavaScriptEnabled(false), "offers")) {
            assertThat(visit.page().locator("main")).containsText("JavaScript");
            assertThat(visit.page().locator(".offer-card")).hasCount(5);
        }
    }

    private static Locator card(Page page, String segment) {
        return page.locator(".offer-card[data-segment=" + segment + "]");
    }
}
