package tn.segmentation.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Test;
import tn.segmentation.browser.Reader.Shown;

/** Coming in and going out, as somebody does in front of a browser. */
@InChromium
class SignInPageTest {

    private final Reader reader;

    SignInPageTest(Reader reader) {
        this.reader = reader;
    }

    @Test
    void asksWhoComesAndRefusesInASentence() {
        try (Visit visit = reader.arrive(Shown.NOTHING, Reader.desk())) {
            Page page = visit.page();
            assertThat(page).hasTitle("Connexion · Segmentation clients");
            assertThat(page.locator("#name")).isFocused();
            visit.picture("sign-in");

            visit.expectErrors();
            page.locator("#name").fill("amel");
            page.keyboard().press("Tab");
            page.keyboard().type("un mot de passe faux");
            page.keyboard().press("Enter");
            assertThat(page.locator("[role=alert]")).containsText("ne vont pas ensemble");
            assertThat(page.locator("#name")).hasValue("amel");
            assertThat(page.locator("#password")).hasValue("");
            visit.picture("sign-in-refused");
        }
    }

    @Test
    void fitsAPhoneInTheDarkAndInEnglish() {
        for (int width : new int[] {320, 500}) {
            Browser.NewContextOptions phone =
                    Reader.phone().setViewportSize(width, 844).setColorScheme(ColorScheme.DARK);
            try (Visit visit = reader.arrive(Shown.NOTHING, phone, "sign-in?lang=en")) {
                assertThat(visit.page().locator("h1")).hasText("Sign in");
                assertThat(visit.page().evaluate("document.documentElement.scrollWidth"))
                        .isEqualTo(width);
                visit.picture("sign-in-dark-" + width);
                visit.go("welcome");
                visit.picture("welcome-dark-" + width);
            }
        }
    }

    @Test
    void isAccessibleInBothThemes() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (Visit visit = reader.arrive(Shown.NOTHING, Reader.desk().setColorScheme(scheme))) {
                for (String path : List.of("sign-in", "welcome", "welcome#a-key-that-is-not")) {
                    visit.go(path);
                    visit.assertAccessible(path);
                }
            }
        }
    }

    @Test
    void comesInByTheLinkOfADemonstrationAndGoesOutByTheButton() {
        try (Visit visit = reader.arrive(Shown.NOTHING, Reader.desk())) {
            Page page = visit.page();
            page.navigate(reader.platform(Shown.NOTHING).link());
            assertThat(page.locator("h1")).hasText("Aucune segmentation publiée");
            assertThat(page.locator(".reader")).containsText("demo");
            assertThat(page.url()).isEqualTo(visit.address());

            page.locator(".reader button").click();
            assertThat(page.locator("h1")).hasText("Connexion");
            visit.go("");
            assertThat(page.locator("h1")).hasText("Connexion");
        }
    }

    @Test
    void leavesTheKeyOfALinkInNoAddress() {
        try (Visit visit = reader.arrive(Shown.NOTHING, Reader.desk(), "welcome#a-key-that-is-void")) {
            Page page = visit.page();
            assertThat(page.locator("#key-field")).isHidden();
            assertThat(page.locator("#password")).isFocused();
            assertThat(page.url()).endsWith("/welcome");
            visit.picture("welcome");

            visit.expectErrors();
            page.locator("#password").fill("quatre mots sans rapport");
            page.locator("#welcome button").click();
            assertThat(page.locator("[role=alert]")).containsText("n’est plus valable");
            assertThat(page.locator("#key")).isVisible();
            assertThat(visit.requests()).noneMatch(address -> address.contains("a-key"));
        }
    }
}
