package tn.segmentation.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import tn.segmentation.app.insight.OneRun;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Environment;

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

        Frame frame = new FrameAdvice(new OneRun(), configuration, Clock.systemUTC()).frame(request, Locale.FRENCH);

        assertThat(frame.theme()).isEqualTo(expected);
    }
}
