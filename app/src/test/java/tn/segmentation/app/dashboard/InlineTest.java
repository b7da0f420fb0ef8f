package tn.segmentation.app.dashboard;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tn.segmentation.app.Site;
import tn.segmentation.app.WebTest;
import tn.segmentation.app.customers.CustomerFixtures;
import tn.segmentation.app.insight.RunFixtures;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.UserFixtures;

/** No page has a style or a script in it, which the security policy would refuse, nor a text that is missing. */
@WebTest
class InlineTest {

    private static final Path ROUTES = Path.of("src/test/resources/routes.txt");
    private static final Pattern PAGE =
            Pattern.compile("^GET +(/(?!api/|css/|img/|js/|vendor/|v3/|actuator/|sign-in/)[^ ]*) ");
    private static final Pattern CUSTOMER = Pattern.compile("href=\"(/customers/[A-Za-z0-9_-]{30,})\"");
    private static final String LINES = "msisdn;ville;montant;sms\n21620000001;Tunis;12.500;\n21620000002;Sfax;x;2\n";

    private final Site administrator;
    private final Site nobody;
    private final String run;

    InlineTest(@Autowired RunFixtures runs, @Autowired Configuration configuration, @LocalServerPort int port) {
        this.administrator = UserFixtures.as(Role.ADMINISTRATOR, port);
        this.nobody = new Site(port);
        CustomerFixtures.serve(configuration, runs);
        this.run = runs.published().orElseThrow().summary().runId();
    }

    @Test
    void isAboutEveryPage() throws IOException {
        Set<String> pages = Files.readAllLines(ROUTES).stream()
                .map(PAGE::matcher)
                .filter(Matcher::find)
                .map(page -> page.group(1))
                .collect(Collectors.toSet());

        assertThat(addresses().keySet()).isEqualTo(pages);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void findsNothingInlineOnAnyPage(Language language) {
        addresses().forEach((route, path) -> {
            String address = path + (path.contains("?") ? "&" : "?") + "lang=" + language.tag();
            Site reader = Set.of("/sign-in", "/welcome").contains(route) ? nobody : administrator;

            HttpResponse<String> answer = reader.get(address);

            assertThat(answer.statusCode()).as(address).isEqualTo(200);
            assertThat(answer.body())
                    .as(address)
                    .contains("<html lang=\"" + language.tag() + "\"")
                    .doesNotContain("??")
                    .doesNotContain("<style")
                    .doesNotContainPattern("<script(?![^>]*src=)")
                    .doesNotContainPattern("<[^>]*\\s(?:on[a-z]+|style)=");
        });
    }

    private Map<String, String> addresses() {
        return Stream.concat(
                        Stream.of(
                                        "/",
                                        "/sign-in",
                                        "/welcome",
                                        "/offers",
                                        "/help",
                                        "/help/api",
                                        "/reports",
                                        "/import",
                                        "/runs",
                                        "/customers",
                                        "/exports",
                                        "/users",
                                        "/rights",
                                        "/audit",
                                        "/health")
                                .map(path -> entry(path, path)),
                        Stream.of(
                                entry("/segments/{id}", "/segments/S1"),
                                entry("/runs/{id}", "/runs/" + run),
                                entry("/runs/compare", "/runs/compare?a=" + run + "&b=" + run),
                                entry("/customers/{id}", customer()),
                                entry("/import/{id}", "/import/" + bring())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private String customer() {
        return CUSTOMER.matcher(administrator.get("/customers").body())
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    private String bring() {
        HttpResponse<String> answer =
                administrator.upload("/api/v1/datasets", "lignes.csv", LINES.getBytes(StandardCharsets.UTF_8));
        return Site.json(answer).path("id").stringValue();
    }
}
