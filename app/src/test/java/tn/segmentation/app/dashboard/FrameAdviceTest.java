package tn.segmentation.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import tn.segmentation.app.insight.PublishedRun;
import tn.segmentation.app.insight.RunSource;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Environment;
import tn.segmentation.store.run.RunSummary;

class FrameAdviceTest {

    @TempDir
    private Path home;

    /** A reader's own choice, then what the administrator wants, then the reader's system. */
    @ParameterizedTest
    @CsvSource({
        "system, , , ''",
        "system, dark, , dark",
        "light, , , light",
        "dark, , , dark",
        "dark, light, , light",
        "dark, light, dark, dark",
        "dark, , light, light",
        "light, sepia, , light"
    })
    void looksAsTheReaderChoosesOrElseAsTheAdministratorWants(
            String setting, String kept, String picked, String expected) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        if (kept != null) {
            request.setCookies(new Cookie("theme", kept));
        }
        if (picked != null) {
            request.setQueryString("theme=" + picked);
            request.setParameter("theme", picked);
        }
        Configuration configuration = Configuration.load(new Environment(Map.of("THEME", setting), Map.of(), home));

        Frame frame = new FrameAdvice(new NoRun(), configuration, Clock.systemUTC()).frame(request, Locale.FRENCH);

        assertThat(frame.theme()).isEqualTo(expected);
    }

    private static final class NoRun implements RunSource {

        @Override
        public Optional<PublishedRun> published() {
            return Optional.empty();
        }

        @Override
        public Optional<RunSummary> find(String id) {
            return Optional.empty();
        }

        @Override
        public Optional<RunSummary> before(String id) {
            return Optional.empty();
        }

        @Override
        public boolean isReadable() {
            return true;
        }
    }
}
