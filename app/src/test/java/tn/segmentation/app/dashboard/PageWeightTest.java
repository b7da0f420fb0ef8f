package tn.segmentation.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tn.segmentation.app.Site;
import tn.segmentation.app.WebTest;
import tn.segmentation.app.insight.RunFixtures;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.UserFixtures;

/** Who opens the first page, with its charts, for the first time does not wait for it on a slow line. */
@WebTest
class PageWeightTest {

    /** Bytes over the wire, headers left out. */
    private static final int MOST = 1_500_000;

    /** What browsers ask for over TLS, behind which the product stands; over plain HTTP they leave Brotli out. */
    private static final String ENCODINGS = "gzip, deflate, br, zstd";

    private static final Pattern OF_PAGE =
            Pattern.compile("(?:(?:src|href|data-plotly)=\"(?=/(?:css|img|js|vendor)/)|data-figures=\")([^\"#]+)");
    private static final Pattern OF_MODULE = Pattern.compile("(?:from|import\\()\\s*'(\\./[^']+)'");
    private static final Pattern OF_STYLES = Pattern.compile("url\\([\"']?(?!data:|[\"'])([^)\"']+)");

    private final Site site;

    PageWeightTest(@Autowired RunFixtures runs, @LocalServerPort int port) {
        this.site = UserFixtures.as(Role.ANALYST, port);
        runs.publish(RunFixtures.telecom());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "ar"})
    void weighsNoMoreThanAMegabyteAndAHalfWithAllThatItNames(String language) {
        Map<String, Integer> weights = weights("/?lang=" + language);

        assertThat(weights.keySet().stream().map(PageWeightTest::file))
                .contains("plotly.min", "site", "overview", "chart", "profile", "box", "icons", "figures");
        assertThat(weights.values().stream().mapToInt(Integer::intValue).sum())
                .as("%s", weights)
                .isLessThanOrEqualTo(MOST);
    }

    private Map<String, Integer> weights(String page) {
        Map<String, Integer> weights = new TreeMap<>();
        Deque<String> wanted = new ArrayDeque<>(List.of(page));
        while (!wanted.isEmpty()) {
            String path = wanted.pop();
            if (!weights.containsKey(path)) {
                HttpResponse<byte[]> sent = site.bytes(path, "Accept-Encoding", ENCODINGS);
                assertThat(sent.statusCode()).as(path).isEqualTo(200);
                weights.put(path, sent.body().length);
                wanted.addAll(named(path, site.get(path).body()));
            }
        }
        return weights;
    }

    /** Returns what a browser asks for as soon as it has a file. */
    private static List<String> named(String path, String content) {
        Pattern names = path.endsWith(".js") ? OF_MODULE : path.endsWith(".css") ? OF_STYLES : OF_PAGE;
        return names.matcher(content)
                .results()
                .map(name -> URI.create(path)
                        .resolve(name.group(1).replace("&amp;", "&"))
                        .toString())
                .toList();
    }

    /** Returns the name of a file without its hash and ending. */
    private static String file(String path) {
        return path.replaceFirst(".*/", "").replaceFirst("[?].*", "").replaceFirst("(-[0-9a-f]{32})?(\\.[a-z]+)?$", "");
    }
}
