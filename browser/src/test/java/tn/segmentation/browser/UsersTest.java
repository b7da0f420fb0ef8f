package tn.segmentation.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tn.segmentation.browser.Reader.Shown;

/** An administrator lets people and programs in, and shuts them out, from the page. */
@InChromium
class UsersTest {

    private static final LocatorAssertions.HasTextOptions AS_READ =
            new LocatorAssertions.HasTextOptions().setUseInnerText(true);

    private final Reader reader;

    UsersTest(Reader reader) {
        this.reader = reader;
    }

    @Test
    void letsSomebodyInAndShutsHimOut() {
        try (Visit visit = reader.visit(Shown.HISTORY)) {
            Page page = visit.page();
            page.locator(".side a[href='/users']").click();
            assertThat(page.locator(".handed")).isHidden();

            page.locator("#user-name").fill("Sonia");
            page.locator("#user-role").selectOption("analyst");
            page.locator("[data-act=add-user] [type=submit]").click();
            assertThat(page.locator(".handed")).isFocused();
            assertThat(page.locator(".handed h2")).hasText("Lien pour sonia", AS_READ);
            String link = page.locator(".handed input").inputValue();
            assertThat(link).startsWith(visit.address() + "welcome#");
            Locator sonia = page.locator("tr[data-name=sonia]");
            assertThat(sonia).containsText("Analyste");
            assertThat(sonia.locator(".state")).hasText("n’a pas encore de mot de passe");
            visit.picture("users-link");
            arrive(link);

            page.reload();
            assertThat(page.locator(".handed")).isHidden();
            assertThat(sonia.locator(".state")).hasText("peut se connecter");
            assertThat(sonia.locator("td").nth(2)).not().hasText("–");
            sonia.locator("select").selectOption("viewer");
            sonia.locator("[data-act=role]").click();
            assertThat(sonia).containsText("Lecteur");
            assertThat(sonia.locator("[data-act=role]")).isFocused();
            sonia.locator("[data-act=disable]").click();
            assertThat(sonia.locator(".state")).hasText("désactivé");
            assertThat(sonia.locator("[data-act=enable]")).isFocused();
            assertThat(page.locator(".done")).hasText("C’est fait.");
        }
    }

    @Test
    void saysWhyNothingWasChanged() {
        try (Visit visit = reader.visit(Shown.HISTORY, "users")) {
            Page page = visit.page();
            visit.expectErrors();

            page.locator("tr[data-name=demo] [data-act=disable]").click();

            assertThat(page.locator(".failure")).containsText("demo est le dernier administrateur");
            assertThat(page.locator("tr[data-name=demo] [data-act=disable]")).isFocused();
            visit.assertWithinReach("users-refused");
        }
    }

    @Test
    void givesAProgramATokenAndTakesItBack() {
        try (Visit visit = reader.visit(Shown.HISTORY, "users")) {
            Page page = visit.page();
            page.locator("#token-name").fill("crm");
            page.locator("#token-days").fill("30");
            page.locator("[data-act=add-token] [type=submit]").click();
            assertThat(page.locator(".handed h2")).hasText("Jeton pour crm", AS_READ);
            assertThat(page.locator(".handed input").inputValue()).startsWith("seg_");

            Locator crm = page.locator("#program-rows tr[data-name=crm]");
            page.onceDialog(Dialog::dismiss);
            crm.locator("[data-act=revoke]").click();
            assertThat(crm.locator(".state")).containsText("valable jusqu’au");
            page.onceDialog(Dialog::accept);
            crm.locator("[data-act=revoke]").click();
            assertThat(crm.locator(".state")).hasText("révoqué");
            assertThat(crm.locator("[data-act=revoke]")).hasCount(0);
        }
    }

    @Test
    void isWithinReach() {
        for (Map.Entry<String, Browser.NewContextOptions> one : Reader.readers().entrySet()) {
            try (Visit visit = reader.visit(Shown.HISTORY, one.getValue(), "users?lang=fr")) {
                visit.assertWithinReach("users-" + one.getKey());
                visit.go("users?lang=ar");
                visit.assertWithinReach("users-ar-" + one.getKey());
            }
        }
        try (Visit visit = reader.visit(Shown.HISTORY, Reader.desk().setViewportSize(1366, 650), "users?lang=fr")) {
            visit.assertWithinReach("users-small-laptop");
        }
    }

    /** Somebody else, at another desk. */
    private void arrive(String link) {
        try (Visit other = reader.arrive(Shown.HISTORY, Reader.desk())) {
            Page page = other.page();
            page.navigate(link);
            page.locator("#password").fill("quatre mots sans rapport");
            page.keyboard().press("Enter");
            assertThat(page.locator(".reader .name")).hasText("sonia");
        }
    }
}
