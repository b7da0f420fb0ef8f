package tn.segmentation.app.insight;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What was answered about a run is answered again, and nothing else is. */
class KeptAnswersTest {

    private static final String PATH = "/api/v1/segments";

    private final OneRun runs = new OneRun();
    private final KeptAnswers kept = new KeptAnswers(runs);
    private int asked;

    @BeforeEach
    void publish() {
        runs.publish(RunFixtures.telecom());
    }

    @Test
    void asksOnceForARun() throws Exception {
        assertThat(answer(request(PATH), 200, "first")).isEqualTo("first");
        assertThat(answer(request(PATH), 200, "second")).isEqualTo("first");
        assertThat(asked).isEqualTo(1);

        assertThat(answer(request("/api/segment_details"), 200, "another")).isEqualTo("another");
    }

    @Test
    void asksAgainForAnotherRun() throws Exception {
        answer(request(PATH), 200, "first");
        runs.publish(RunFixtures.telecom());

        assertThat(answer(request(PATH), 200, "second")).isEqualTo("second");

        runs.publish(null);
        assertThat(answer(request(PATH), 200, "none")).isEqualTo("none");
    }

    @Test
    void asksEachTimeForWhatTheAddressOrTheMethodSays() throws Exception {
        answer(request(PATH), 200, "first");
        MockHttpServletRequest query = request(PATH);
        query.setQueryString("run=x");
        MockHttpServletRequest head = request(PATH);
        head.setMethod("HEAD");

        assertThat(answer(query, 200, "of x")).isEqualTo("of x");
        assertThat(answer(head, 200, "")).isEmpty();
        assertThat(answer(request(PATH + "/S1"), 200, "of S1")).isEqualTo("of S1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/problem+json", "application/json;q=0", "text/csv, */*;q=0.1"})
    void asksEachTimeForAnotherFormOfAnswer(String accept) throws Exception {
        answer(request(PATH), 200, "first");
        MockHttpServletRequest request = request(PATH);
        request.addHeader("Accept", accept);

        assertThat(answer(request, 200, "other")).isEqualTo("other");
    }

    @Test
    void keepsNoProblem() throws Exception {
        assertThat(answer(request(PATH), 503, "out")).isEqualTo("out");
        assertThat(answer(request(PATH), 200, "back")).isEqualTo("back");
    }

    @Test
    void leavesItToTheAnswerToSayThatRunsCannotBeRead() throws Exception {
        answer(request(PATH), 200, "first");
        runs.goOut();

        assertThat(answer(request(PATH), 503, "out")).isEqualTo("out");
    }

    private String answer(MockHttpServletRequest request, int status, String text)
            throws ServletException, IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        FilterChain handler = (asking, answered) -> {
            asked++;
            MediaType type = status == 200 ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_PROBLEM_JSON;
            ((HttpServletResponse) answered).setStatus(status);
            answered.setContentType(type.toString());
            answered.getOutputStream().write(text.getBytes(UTF_8));
        };
        kept.doFilter(request, response, handler);
        return response.getContentAsString(UTF_8);
    }

    private static MockHttpServletRequest request(String path) {
        return new MockHttpServletRequest("GET", path);
    }
}
