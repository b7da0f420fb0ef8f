package tn.segmentation.app.insight;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.web.util.HtmlUtils;
import tn.segmentation.app.language.Messages;
import tools.jackson.databind.json.JsonMapper;

/**
 * All figures of a run on one page that opens from a disk: Plotly, styles and numbers are in the file, and the page
 * forbids itself every request. Without scripts its tables remain.
 */
final class FigurePage {

    /** Where the build puts Plotly, for the pages and for this one. */
    private static final String PLOTLY = "/static/vendor/plotly.min.js";

    private static final List<String> ENDS = List.of("/script", "script", "!--");

    private static final String NO_REQUESTS =
            "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:";

    private final List<Figure> figures;
    private final Messages messages;
    private final String title;

    FigurePage(List<Figure> figures, Messages messages, String title) {
        this.figures = figures;
        this.messages = messages;
        this.title = title;
    }

    /** Writes the page, in UTF-8. */
    void write(Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            head(out);
            for (Figure figure : figures) {
                section(out, figure);
            }
            out.write("</main>\n<script>\n");
            out.write(insideScript(resource(PLOTLY)));
            out.write("\n</script>\n<script id=\"figures-data\" type=\"application/json\">");
            out.write(insideScript(data()));
            out.write("</script>\n<script>\n");
            out.write(resource("/figures/figures.js"));
            out.write("</script>\n</body>\n</html>\n");
        }
    }

    private void head(Writer out) throws IOException {
        out.write("<!DOCTYPE html>\n<html lang=\"" + messages.language().tag() + "\" dir=\""
                + messages.language().direction().word() + "\">\n<head>\n<meta charset=\"utf-8\">\n");
        out.write("<meta http-equiv=\"Content-Security-Policy\" content=\"" + NO_REQUESTS + "\">\n");
        out.write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        out.write("<title>" + text(title) + "</title>\n<style>\n");
        out.write(resource("/figures/figures.css"));
        out.write("</style>\n</head>\n<body>\n<main>\n<h1>" + text(title) + "</h1>\n");
    }

    private void section(Writer out, Figure figure) throws IOException {
        String id = text(figure.id());
        out.write("<section id=\"" + id + "\">\n<h2>" + text(figure.title()) + "</h2>\n");
        out.write("<div class=\"plot\" role=\"img\" aria-label=\"" + text(figure.description()) + "\"></div>\n");
        out.write("<p class=\"note\">" + text(figure.note()) + "</p>\n");
        out.write("<details open>\n<summary>" + text(messages.text("figures.page.table")) + "</summary>\n");
        out.write("<div class=\"wide\"><table>\n<thead><tr>");
        for (String cell : figure.table().header()) {
            out.write("<th scope=\"col\">" + text(cell) + "</th>");
        }
        out.write("</tr></thead>\n<tbody>\n");
        for (List<String> row : figure.table().rows()) {
            out.write("<tr><th scope=\"row\">" + text(row.get(0)) + "</th>");
            for (String cell : row.subList(1, row.size())) {
                out.write("<td>" + text(cell) + "</td>");
            }
            out.write("</tr>\n");
        }
        out.write("</tbody>\n</table></div>\n</details>\n</section>\n");
    }

    /** What the script draws: the figures, and how colours and numbers look. */
    private String data() {
        Map<String, String> dark = new LinkedHashMap<>();
        Map<String, Double> limits = new LinkedHashMap<>();
        for (Figure figure : figures) {
            limits.put(figure.id(), DivergingColours.limit(figure));
            for (Figure.Series series : figure.series()) {
                series.colours().forEach(colour -> dark.put(colour, SegmentColours.inTheDark(colour)));
            }
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("figures", figures);
        data.put("separators", separators());
        data.put("download", messages.text("figures.page.download"));
        data.put("diverging", DivergingColours.STOPS);
        data.put("limits", limits);
        data.put("dark", dark);
        return JsonMapper.shared().writeValueAsString(data);
    }

    /** The decimal and the grouping character, as Plotly wants them. */
    private String separators() {
        String sample = messages.formats().decimal(1234.5, 1);
        return sample.substring(5, 6) + sample.substring(1, 2);
    }

    private static String text(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }

    /**
     * Nothing in a script or in its data may end the element, or begin one that hides the end; there {@code <} before
     * such a word is only ever within strings, where it may be written as an escape.
     */
    static String insideScript(String script) {
        StringBuilder safe = new StringBuilder(script.length() + 64);
        int from = 0;
        for (int at = script.indexOf('<'); at >= 0; at = script.indexOf('<', at + 1)) {
            if (ENDS.stream().anyMatch(startsAt(script, at + 1))) {
                safe.append(script, from, at).append("\\u003c");
                from = at + 1;
            }
        }
        return safe.append(script, from, script.length()).toString();
    }

    private static Predicate<String> startsAt(String script, int at) {
        return word -> script.regionMatches(true, at, word, 0, word.length());
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = FigurePage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("missing from the jar: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
