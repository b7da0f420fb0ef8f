package tn.segmentation.app.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.run.RunSummary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FigureFilesTest {

    private static final Messages FRENCH = Messages.in(Language.FRENCH);
    private static final RunSummary SUMMARY = TelecomRun.summary();
    private static final List<Figure> FIGURES = Figures.of(SUMMARY, FRENCH);

    @TempDir
    static Path saved;

    @TempDir
    Path folder;

    private static Path run;
    private static List<Path> files;
    private static String page;

    @BeforeAll
    static void save() throws IOException {
        files = FigureFiles.write(SUMMARY, FIGURES, saved, FRENCH, Progress.SILENT);
        run = saved.resolve(TelecomRun.ID);
        page = Files.readString(run.resolve("figures.html"));
    }

    @Test
    void writesEachFigureTwiceAndAPageOfAll() throws IOException {
        try (Stream<Path> there = Files.list(run)) {
            assertThat(there).containsExactlyInAnyOrderElementsOf(files).hasSize(2 * FIGURES.size() + 1);
        }
        for (Figure figure : FIGURES) {
            assertThat(files).contains(run.resolve(figure.id() + ".png"), run.resolve(figure.id() + ".svg"));
        }
    }

    @Test
    void leavesNothingElseBehind() throws IOException {
        try (Stream<Path> there = Files.list(saved)) {
            assertThat(there).containsExactly(run);
        }
    }

    @Test
    void drawsInTheColoursOfTheSegments() throws IOException {
        for (Figure figure : FIGURES) {
            BufferedImage image = ImageIO.read(run.resolve(figure.id() + ".png").toFile());
            Map<Integer, Integer> pixels = pixels(image);

            assertThat(image.getWidth()).isEqualTo(2400);
            assertThat(image.getHeight()).isEqualTo(1600);
            assertThat(pixels.size()).as("colours of " + figure.id()).isGreaterThan(50);
            assertThat(pixels.getOrDefault(0xFFFFFF, 0)).isGreaterThan(1_000_000);
            if (figure.kind() != Figure.Kind.HEATMAP) {
                for (int s = 0; s < 5; s++) {
                    int colour = Integer.parseInt(SegmentColours.of(s).substring(1), 16);
                    assertThat(pixels.getOrDefault(colour, 0))
                            .as("S" + (s + 1) + " in " + figure.id())
                            .isGreaterThan(1000);
                }
            }
        }
    }

    @Test
    void drawsDifferencesOnAScaleThatIsNeutralAtZero() throws IOException {
        BufferedImage image = ImageIO.read(run.resolve("importance.png").toFile());
        double limit = 2;

        for (double value : new double[] {-1.62, .02, 1.59}) {
            int colour = DivergingColours.at(value, limit).getRGB() & 0xFFFFFF;
            assertThat(pixels(image).getOrDefault(colour, 0)).isGreaterThan(10_000);
        }
        assertThat(DivergingColours.at(0, limit).getRGB() & 0xFFFFFF).isEqualTo(0xF3F3F1);
    }

    @Test
    void writesTheIdsAndNumbersAsTextInVectors() throws Exception {
        for (Figure figure : FIGURES) {
            Path file = run.resolve(figure.id() + ".svg");
            Document document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
            String text = document.getDocumentElement().getTextContent();

            assertThat(document.getDocumentElement().getAttribute("viewBox")).isEqualTo("0 0 1200 800");
            assertThat(text).contains("S1", "S2", "S3", "S4", "S5", figure.title(), figure.description());
            if (figure.kind() != Figure.Kind.PROFILE) {
                assertThat(text).contains(figure.series().get(0).texts());
            }
            assertThat(Files.readString(file).replaceAll("xmlns(:\\w+)?=\"[^\"]*\"", ""))
                    .doesNotContain("http", "DOCTYPE", "file:");
        }
    }

    @Test
    void keepsThePageToItself() {
        String own = withoutPlotly(page);

        assertThat(own).contains("default-src 'none'");
        assertThat(own).doesNotContain("http:", "https:", " src=", "<link", "@import", "url(");
        assertThat(page.length() - own.length()).as("Plotly").isGreaterThan(3_000_000);
    }

    @Test
    void showsEveryFigureOnThePageAndAsATable() {
        String own = withoutPlotly(page);

        assertThat(own).contains("<html lang=\"fr\" dir=\"ltr\">", "Données fictives");
        for (Figure figure : FIGURES) {
            assertThat(own).contains("<section id=\"" + figure.id() + "\">", "<h2>" + figure.title() + "</h2>");
            for (List<String> row : figure.table().rows()) {
                assertThat(own).contains("<th scope=\"row\">" + row.get(0) + "</th><td>" + row.get(1) + "</td>");
            }
        }
    }

    @Test
    void givesThePageTheNumbersOfTheFigures() {
        JsonNode data = data(page);

        assertThat(data.get("separators").asString()).isEqualTo(",\u202f");
        for (int f = 0; f < FIGURES.size(); f++) {
            JsonNode figure = data.get("figures").get(f);
            assertThat(figure.get("id").asString()).isEqualTo(FIGURES.get(f).id());
            for (int s = 0; s < FIGURES.get(f).series().size(); s++) {
                Figure.Series series = FIGURES.get(f).series().get(s);
                assertThat(figure.get("series").get(s).get("values"))
                        .extracting(JsonNode::asDouble)
                        .isEqualTo(series.values());
            }
        }
    }

    @Test
    void letsNoWordOfTheDataBecomePartOfThePage() throws IOException {
        String evil = "</script><script>alert(1)</script><!--\"&'";
        Figure first = FIGURES.get(0);
        Figure figure = new Figure(
                first.id(), first.kind(), evil, evil, evil, evil, first.categories(), first.series(), first.table());

        FigureFiles.write(SUMMARY, List.of(figure), folder, FRENCH, Progress.SILENT);

        String written = Files.readString(folder.resolve(TelecomRun.ID).resolve("figures.html"));
        assertThat(written).doesNotContain("<script>alert", "</script><script>alert");
        assertThat(data(written).get("figures").get(0).get("title").asString()).isEqualTo(evil);
    }

    @Test
    void replacesTheFiguresOfTheSameRun() throws IOException {
        FigureFiles.write(SUMMARY, FIGURES.subList(0, 2), folder, FRENCH, Progress.SILENT);
        FigureFiles.write(SUMMARY, FIGURES.subList(1, 2), folder, FRENCH, Progress.SILENT);

        try (Stream<Path> there = Files.walk(folder)) {
            assertThat(there.filter(Files::isRegularFile).map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("importance.png", "importance.svg", "figures.html");
        }
    }

    @Test
    void leavesNoHalfFolderAfterAFailure() throws IOException {
        FigureFiles.write(SUMMARY, FIGURES.subList(1, 2), folder, FRENCH, Progress.SILENT);
        Figure first = FIGURES.get(0);
        Figure unwritable = new Figure(
                "no/such/folder",
                first.kind(),
                first.title(),
                first.note(),
                first.description(),
                first.unit(),
                first.categories(),
                first.series(),
                first.table());

        assertThatThrownBy(
                        () -> FigureFiles.write(SUMMARY, List.of(first, unwritable), folder, FRENCH, Progress.SILENT))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(TelecomRun.ID);

        try (Stream<Path> there = Files.list(folder)) {
            assertThat(there).containsExactly(folder.resolve(TelecomRun.ID));
        }
        assertThat(folder.resolve(TelecomRun.ID).resolve("importance.png")).exists();
    }

    private static Map<Integer, Integer> pixels(BufferedImage image) {
        Map<Integer, Integer> pixels = new HashMap<>();
        int[] all = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        for (int pixel : all) {
            pixels.merge(pixel & 0xFFFFFF, 1, Integer::sum);
        }
        return pixels;
    }

    /** The page but for its first script, which is Plotly. */
    private static String withoutPlotly(String html) {
        int start = html.indexOf("<script>");
        return html.substring(0, start) + html.substring(html.indexOf("</script>", start));
    }

    private static JsonNode data(String html) {
        String opening = "type=\"application/json\">";
        int start = html.indexOf(opening) + opening.length();
        return JsonMapper.shared().readTree(html.substring(start, html.indexOf("</script>", start)));
    }
}
