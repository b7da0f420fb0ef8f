package tn.segmentation.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tn.segmentation.app.Site;
import tn.segmentation.app.WebTest;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.Tokens;
import tn.segmentation.app.security.UserFixtures;
import tn.segmentation.app.security.Users;

@WebTest
class UsersPageTest {

    private final Users users;
    private final Tokens tokens;
    private final Site site;
    private final int port;

    UsersPageTest(@Autowired Users users, @Autowired Tokens tokens, @LocalServerPort int port) {
        this.users = users;
        this.tokens = tokens;
        this.port = port;
        this.site = UserFixtures.as(Role.ADMINISTRATOR, port);
    }

    @ParameterizedTest
    @CsvSource({
        "fr, Utilisateurs, n’a pas encore de mot de passe, Analyste, valable jusqu’au",
        "en, Users, has no password yet, Analyst, valid until",
        "ar, المستعملون, ليست له كلمة عبور بعد, محلّل, صالح إلى"
    })
    void showsWhoMaySignIn(String language, String title, String invited, String role, String valid) {
        Instant now = Instant.now();
        String key = users.add("page-" + language, Role.ANALYST, now).key();
        String secret = tokens.add("page-" + language, Role.VIEWER, now, Duration.ofDays(1))
                .key();

        String page = site.get("/users?lang=" + language).body();

        assertThat(page)
                .contains("<h1 tabindex=\"-1\">" + title, "data-name=\"page-" + language + "\"", invited, role, valid)
                .doesNotContain("??", key, secret)
                .doesNotContainPattern("\\sstyle=");
        tokens.revoke("page-" + language, now);
        users.disable("page-" + language, now);
        assertThat(site.get("/users?lang=fr").body()).contains("révoqué", "désactivé", "Réactiver");
    }

    @Test
    void saysWhenSomebodyLastCameIn() {
        users.add("never", Role.VIEWER, Instant.now());

        String page = site.get("/users?lang=fr").body();

        assertThat(row(page, "never")).contains(">–</td>");
        assertThat(row(page, "administrator")).doesNotContain(">–</td>");
    }

    @Test
    void isForAdministratorsAndLedToForThemAlone() {
        Site analyst = UserFixtures.as(Role.ANALYST, port);

        assertThat(site.get("/help").body()).contains("href=\"/users\"");
        assertThat(analyst.get("/help").body()).doesNotContain("href=\"/users\"");
        assertThat(analyst.get("/users").statusCode()).isEqualTo(403);
    }

    private static String row(String page, String name) {
        int start = page.indexOf("<tr data-name=\"" + name + "\"");
        return page.substring(start, page.indexOf("</tr>", start));
    }
}
