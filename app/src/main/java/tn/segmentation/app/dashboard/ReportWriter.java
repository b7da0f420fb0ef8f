package tn.segmentation.app.dashboard;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.dialect.SpringStandardDialect;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import tn.segmentation.app.insight.PaperPage;
import tn.segmentation.app.language.Formats;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.store.run.RunSummary;

/**
 * Writes the report of a run, the same for the web application and for the command line: it fills in the template
 * itself, with no Spring context around it. Safe for use by many threads.
 */
public final class ReportWriter {

    private static final String STYLES = "/report/report.css";

    private final ITemplateEngine templates = templates();

    /** What a report is written as. */
    public enum Form {
        /** A few sheets of A4. */
        PDF,
        /** A page with its pictures in it, which any browser opens. */
        HTML;

        /** Returns how names of such files end. */
        public String ending() {
            return "." + name().toLowerCase(Locale.ROOT);
        }

        /** Returns what a file of that name is to be, if its ending says so. */
        public static Optional<Form> of(String fileName) {
            String name = fileName.toLowerCase(Locale.ROOT);
            return Arrays.stream(values())
                    .filter(form -> name.endsWith(form.ending()))
                    .findFirst();
        }
    }

    /**
     * Returns the report of a run as a file.
     *
     * @param run as pages show it
     * @throws UncheckedIOException if it cannot be made
     */
    public byte[] write(RunSummary run, Form form, Language language) {
        try {
            return made(run, form, language);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] made(RunSummary run, Form form, Language language) throws IOException {
        Messages messages = Messages.in(language);
        Report report = Report.of(run, messages, Formats.zone(), form);
        String page = page(report, form, language);
        if (form == Form.HTML) {
            return page.getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PaperPage.pdf(page, report.overview().figures(), messages.formats(), pdf);
        return pdf.toByteArray();
    }

    /**
     * Reads, on a thread of its own, what writing will need in a moment: a process that has just started spends more on
     * that than on the report.
     */
    public void prepare(Form form, Language language) {
        Thread thread = new Thread(
                () -> {
                    templates.getConfiguration();
                    if (form == Form.PDF) {
                        PaperPage.prepare(Messages.in(language).formats());
                    }
                },
                "prepare-report");
        thread.setDaemon(true);
        // what fails here fails again where it is told
        thread.setUncaughtExceptionHandler((which, failure) -> {});
        thread.start();
    }

    private String page(Report report, Form form, Language language) throws IOException {
        Map<String, Object> variables = Map.of(
                "report",
                report,
                "paper",
                form == Form.PDF,
                "language",
                language,
                "styles",
                styles(),
                "figure",
                PaperPage.FIGURE);
        return templates.process("report", new Context(language.locale(), variables));
    }

    private static ITemplateEngine templates() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(ReportWriter.class.getClassLoader());
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        SpringStandardDialect dialect = new SpringStandardDialect();
        // A report has no script; what writes values into one is a library that takes longer to load than the template.
        dialect.setJavaScriptSerializer((value, out) -> {
            throw new UnsupportedOperationException();
        });
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setDialect(dialect);
        engine.setTemplateResolver(resolver);
        engine.setTemplateEngineMessageSource(new PageTexts());
        return engine;
    }

    private static String styles() throws IOException {
        try (var in = ReportWriter.class.getResourceAsStream(STYLES)) {
            if (in == null) {
                throw new IOException("missing from the jar: " + STYLES);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
