package tn.segmentation.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tn.segmentation.app.Site;
import tn.segmentation.app.WebTest;
import tn.segmentation.app.openapi.ApiOperation;
import tn.segmentation.app.openapi.ApiReference;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.UserFixtures;

/**
 * The page of the API says what the description says, whole, in the language of the reader, out of the program alone.
 */
@WebTest
class ApiPageTest {

    private final Site site;

    ApiPageTest(@LocalServerPort int port) {
        this.site = UserFixtures.as(Role.VIEWER, port);
    }

    @ParameterizedTest
    @CsvSource({
        "fr, Les lignes en fichiers, Présence, toujours, Analyste, C’est compris",
        "en, Lines as files, Presence, always, Analyst, It is understood",
        "ar, الخطوط في ملفات, الحضور, دائمًا, محلّل, مفهوم"
    })
    void saysWhatEachOperationTakesAndGives(
            String language, String part, String need, String always, String role, String status) {
        String page = site.get("/help/api?lang=" + language).body();

        List<ApiOperation> operations = ApiReference.parts().stream()
                .flatMap(one -> one.operations().stream())
                .toList();
        assertThat(operations)
                .hasSizeGreaterThan(40)
                .allSatisfy(operation ->
                        assertThat(page).contains("id=\"" + operation.id() + "\"", ">" + operation.path() + "<"));
        assertThat(page)
                .contains(part, need, always, role, status)
                // a key within others, and one that anybody may name
                .contains(">runs[].publication.by<", ">answers.reading.*<")
                .contains("curl -H &quot;Authorization: Bearer seg_...&quot; http://127.0.0.1:" + site.port() + "/api/")
                // an example, as it stands
                .contains("&quot;Campagne de novembre&quot;")
                .doesNotContain("??")
                .doesNotContainPattern("(src|href)=\"(https?:)?//")
                .doesNotContainPattern("\\sstyle=");
    }

    @Test
    void isLedToFromTheHelp() {
        assertThat(site.get("/help").body()).contains("href=\"/help/api\"");
    }
}
