package tn.segmentation.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tn.segmentation.app.Site;
import tn.segmentation.app.WebTest;
import tn.segmentation.app.insight.RunFixtures;
import tn.segmentation.app.language.Formats;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.UserFixtures;
import tools.jackson.databind.JsonNode;

/** What the API says of each segment is what stands on the page, in the files of its figure and in the reports. */
@WebTest
class SameNumbersTest {

    private static final String FIGURE = "/api/v1/figures/distribution?numbers=shown&format=";

    private final Site site;

    SameNumbersTest(@Autowired RunFixtures runs, @LocalServerPort int port) {
        runs.publish(RunFixtures.telecom());
        this.site = UserFixtures.as(Role.VIEWER, port);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void standsEverywhere(Language language) throws IOException {
        String run = RunFixtures.telecom().runId();
        String asked = "lang=" + language.tag();
        Map<String, String> places = new LinkedHashMap<>();
        places.put("page", site.get("/?" + asked).body());
        places.put("CSV", site.get(FIGURE + "csv&" + asked).body());
        places.put("XLSX", cells(site.bytes(FIGURE + "xlsx&" + asked).body()));
        places.put(
                "HTML",
                site.get("/api/v1/runs/" + run + "/report.html?" + asked).body());
        places.put(
                "PDF",
                text(site.bytes("/api/v1/runs/" + run + "/report.pdf?" + asked).body()));

        List<String> missing = new ArrayList<>();
        JsonNode segments = Site.json(site.get("/api/v1/segments"));
        Formats formats = Messages.in(language).formats();
        for (JsonNode segment : segments) {
            String size = formats.integer(segment.get("size").longValue());
            String share = formats.percentage(segment.get("percentage_display").doubleValue());
            for (String number : List.of(size, share)) {
                places.forEach((place, text) -> {
                    if (!bare(text).contains(bare(number))) {
                        missing.add(place + " lacks " + number + " of " + segment.get("id"));
                    }
                });
            }
        }

        assertThat(segments).hasSizeGreaterThan(3);
        assertThat(missing).isEmpty();
    }

    /** Where a line is broken, and which way it is written, is for each place to say. */
    private static String bare(String text) {
        return text.replaceAll("[\\p{Z}\\s\\p{Cf}]", "");
    }

    private static String cells(byte[] workbook) throws IOException {
        try (ReadableWorkbook read = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
            return read.getFirstSheet().read().stream()
                    .flatMap(Row::stream)
                    .map(cell -> cell == null ? "" : cell.getText())
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String text(byte[] report) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(report)) {
            return new PDFTextStripper().getText(pdf);
        }
    }
}
