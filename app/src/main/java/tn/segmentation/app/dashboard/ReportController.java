package tn.segmentation.app.dashboard;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import tn.segmentation.app.insight.PaperPage;
import tn.segmentation.app.insight.RunSource;
import tn.segmentation.app.insight.UnknownRun;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.store.run.RunSummary;

/** A run to hand on: a PDF of a few sheets, and the same as one file that any browser opens. */
@RestController
@RequestMapping("/api/v1/runs/{id}")
class ReportController {

    private static final String STYLES = "/report/report.css";

    private final RunSource runs;
    private final ITemplateEngine templates;
    private final Clock clock;

    ReportController(RunSource runs, ITemplateEngine templates, Clock clock) {
        this.runs = runs;
        this.templates = templates;
        this.clock = clock;
    }

    @GetMapping(path = "/report.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @ApiResponse(responseCode = "200", description = "A few sheets of A4")
    @ApiResponse(responseCode = "404", description = "There is no such run")
    ResponseEntity<byte[]> pdf(@PathVariable String id, Locale locale) throws IOException {
        RunSummary run = find(id);
        Messages messages = Messages.in(language(locale));
        Report report = Report.of(run, messages, clock.getZone());
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PaperPage.pdf(page(report, true, locale), report.overview().figures(), messages.formats(), pdf);
        return file(pdf.toByteArray(), MediaType.APPLICATION_PDF, run.runId() + ".pdf");
    }

    @GetMapping(path = "/report.html", produces = MediaType.TEXT_HTML_VALUE)
    @ApiResponse(responseCode = "200", description = "A page with its pictures in it")
    @ApiResponse(responseCode = "404", description = "There is no such run")
    ResponseEntity<byte[]> html(@PathVariable String id, Locale locale) throws IOException {
        RunSummary run = find(id);
        Report report = Report.of(run, Messages.in(language(locale)), clock.getZone());
        byte[] page = page(report, false, locale).getBytes(StandardCharsets.UTF_8);
        return file(page, new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8), run.runId() + ".html");
    }

    private RunSummary find(String id) {
        return runs.find(id).orElseThrow(() -> new UnknownRun(id));
    }

    private String page(Report report, boolean isPaper, Locale locale) throws IOException {
        Map<String, Object> variables = Map.of(
                "report",
                report,
                "paper",
                isPaper,
                "language",
                language(locale),
                "styles",
                styles(),
                "figure",
                PaperPage.FIGURE);
        return templates.process("report", new Context(language(locale).locale(), variables));
    }

    private static Language language(Locale locale) {
        return Language.of(locale.getLanguage());
    }

    private static String styles() throws IOException {
        try (var in = ReportController.class.getResourceAsStream(STYLES)) {
            if (in == null) {
                throw new IOException("missing from the jar: " + STYLES);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static ResponseEntity<byte[]> file(byte[] content, MediaType type, String name) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noCache())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("segmentation-" + name)
                                .build()
                                .toString())
                .body(content);
    }
}
