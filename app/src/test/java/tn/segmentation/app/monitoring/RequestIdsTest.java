package tn.segmentation.app.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tn.segmentation.app.Site;
import tn.segmentation.app.WebTest;
import tn.segmentation.app.insight.RunFixtures;
import tn.segmentation.app.operations.RequestId;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.UserFixtures;
import tools.jackson.databind.json.JsonMapper;

/** One id leads from what somebody was told to the lines of the log. */
@WebTest
class RequestIdsTest {

    private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final RunFixtures runs;
    private final Site site;
    private final Site nobody;

    RequestIdsTest(@Autowired RunFixtures runs, @LocalServerPort int port) {
        this.runs = runs;
        this.site = UserFixtures.as(Role.VIEWER, port);
        this.nobody = new Site(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nothing", "/sign-in", "/api/nothing", "/actuator/health", "/css/nothing"})
    void standsInTheHeadOfEveryAnswer(String path) {
        assertThat(id(site.get(path))).matches("[0-9a-f]{32}");
        assertThat(id(site.get(path, RequestId.HEADER, ID))).isEqualTo(ID);
        assertThat(id(site.get(path, RequestId.HEADER, "21623456789"))).matches("[0-9a-f]{32}");
    }

    @Test
    void standsInProblemDocumentsAndOnThePageOfAnError() {
        for (HttpResponse<String> answer : List.of(
                site.get("/api/nothing"),
                site.get("/api/segment_details?run=x"),
                nobody.get("/api/v1/figures"),
                site.get("/api/v1/offers/nothing"),
                UserFixtures.as(Role.ANALYST, site.port()).sendJson("POST", "/api/v1/runs", "[]"))) {
            assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
            assertThat(JsonMapper.shared()
                            .readTree(answer.body())
                            .path("request_id")
                            .asString())
                    .isEqualTo(id(answer));
        }
        assertThat(site.get("/nothing", RequestId.HEADER, ID).body()).contains("<code>" + ID + "</code>");
    }

    @Test
    void standsInTheLinesThatAreLoggedMeanwhile() {
        Logger logger = (Logger) LoggerFactory.getLogger("tn.segmentation.app.security.SignIn");
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        logger.addAppender(heard);
        try {
            Site page = nobody.on("/sign-in");
            page.post("/sign-in", Map.of("name", "nobody", "password", "wrong"), RequestId.HEADER, ID);
        } finally {
            logger.detachAppender(heard);
        }

        assertThat(heard.list)
                .extracting(event -> event.getMDCPropertyMap().get(RequestId.KEY))
                .containsExactly(ID);
    }

    @Test
    void standsInTheHeadAlsoWhereNobodyCanAnswer() {
        runs.fail(new IllegalStateException("planted"));
        try {
            HttpResponse<String> answer = site.get("/api/segment_details", RequestId.HEADER, ID);
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(id(answer)).isEqualTo(ID);
            HttpResponse<String> page = site.get("/");
            assertThat(page.statusCode()).isEqualTo(500);
            assertThat(page.body()).contains(id(page));
        } finally {
            runs.publish(RunFixtures.telecom());
        }
    }

    private static String id(HttpResponse<String> answer) {
        assertThat(answer.headers().allValues(RequestId.HEADER)).hasSize(1);
        return answer.headers().firstValue(RequestId.HEADER).orElseThrow();
    }
}
