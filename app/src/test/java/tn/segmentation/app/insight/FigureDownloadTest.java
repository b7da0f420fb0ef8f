package tn.segmentation.app.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tn.segmentation.app.Site;
import tn.segmentation.app.WebTest;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.UserFixtures;

/** A figure that is taken away holds the numbers of the page. */
@WebTest
class FigureDownloadTest {

    private static final String FIGURE = "/api/v1/figures/distribution?format=";

    private final RunFixtures runs;
    private final Site site;

    FigureDownloadTest(@Autowired RunFixtures runs, @LocalServerPort int port) {
        this.runs = runs;
        this.site = UserFixtures.as(Role.VIEWER, port);
    }

    @BeforeEach
    void publish() {
        runs.publish(RunFixtures.telecom());
    }

    @Test
    void isATableThatAFrenchExcelOpens() {
        HttpResponse<String> raw = site.get(FIGURE + "csv&lang=fr");

        assertThat(raw.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(raw.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"distribution_"
                        + RunFixtures.telecom().runId() + ".csv\"");
        assertThat(raw.body()).startsWith("\uFEFF").contains("\r\nS1;4281\r\n").contains("Données fictives");
    }

    @Test
    void isTheTableOfThePageWhereThatIsAskedFor() {
        assertThat(site.get(FIGURE + "csv&numbers=shown&lang=fr").body()).contains("S1;4\u202f281;21,4\u202f%;");
        assertThat(site.get(FIGURE + "csv&numbers=shown&lang=en").body()).contains("S1,\"4,281\",21.4%");
    }

    @Test
    void isAWorkbookOfNumbers() throws IOException {
        HttpResponse<byte[]> answer = site.bytes("/api/v1/figures/importance?format=xlsx&lang=fr");

        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(answer.body()))) {
            List<Row> rows = workbook.getFirstSheet().read();
            assertThat(rows).hasSize(6);
            assertThat(rows.get(1).getCell(0).asString()).isEqualTo("S1");
            assertThat(rows.get(1).getCell(1).getType()).isEqualTo(CellType.NUMBER);
        }
    }

    @Test
    void isTheTableOfSegmentsToo() throws IOException {
        String raw = site.get("/api/v1/figures/segments?format=csv&lang=fr").body();
        String shown = site.get("/api/v1/figures/segments?format=csv&numbers=shown&lang=fr")
                .body();

        assertThat(raw)
                .contains("Segment;lignes;Part des lignes;Part de la dépense;Âge (ans);")
                .contains("\r\nS1;4281;21,405;");
        assertThat(shown)
                .contains("\r\nS1;4\u202f281;21,4\u202f%;", ";Offre\r\n", "Médiane de chaque critère par segment");
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(
                site.bytes("/api/v1/figures/segments?format=xlsx").body()))) {
            assertThat(workbook.getFirstSheet().read().get(1).getCell(1).getType())
                    .isEqualTo(CellType.NUMBER);
        }
    }

    @Test
    void isTheTableOfOneSegmentToo() {
        String raw = site.get("/api/v1/figures/profile?format=csv&segment=S4&lang=fr")
                .body();
        String shown = site.get("/api/v1/figures/profile?format=csv&numbers=shown&segment=S4&lang=fr")
                .body();

        assertThat(raw).contains("Colonne;S4 · 25\u202f%;S4 · Médiane;S4 · 75\u202f%;Parc · 25\u202f%;");
        assertThat(shown).contains(";6,9\u202f×\r\n");
    }

    @Test
    void isAPicture() throws IOException {
        byte[] png = site.bytes(FIGURE + "png").body();
        String svg = site.get(FIGURE + "svg&lang=ar").body();

        assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(2 * Canvas.WIDTH);
        assertThat(svg).startsWith("<?xml").containsPattern("<title>[^<]*\\p{IsArabic}");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/figures/nothing?format=csv, 404",
        "/api/v1/figures/distribution?format=pdf, 400",
        "/api/v1/figures/distribution?format=csv&numbers=all, 400",
        "/api/v1/figures/distribution?format=csv&run=20261101T080000-bad000, 404",
        "/api/v1/figures/distribution?format=csv&segment=S9, 404",
        "/api/v1/figures/segments?format=png, 404",
        "/api/v1/figures/profile?format=svg&segment=S1, 404",
        "/api/v1/figures/profile?format=csv, 404"
    })
    void saysWhatThereIsNot(String path, int status) {
        HttpResponse<byte[]> answer = site.bytes(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("\"detail\"");
    }
}
