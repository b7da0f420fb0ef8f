package tn.segmentation.app.dashboard;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tn.segmentation.app.dashboard.ReportWriter.Form;
import tn.segmentation.app.insight.RunSource;
import tn.segmentation.app.insight.UnknownRun;
import tn.segmentation.app.job.Job;
import tn.segmentation.app.job.JobKind;
import tn.segmentation.app.job.JobQueue;
import tn.segmentation.app.job.Turns;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.security.Users;
import tn.segmentation.app.state.UnusableState;
import tn.segmentation.store.run.RunSummary;

/** A run to hand on: a PDF of a few sheets, and the same as one file that any browser opens. */
@RestController
@RequestMapping("/api/v1/runs/{id}")
class ReportController {

    private static final Logger LOG = LoggerFactory.getLogger(ReportController.class);

    /** Each takes a processor for a second or so. */
    private static final int AT_ONCE = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RunSource runs;
    private final JobQueue jobs;
    private final Users users;
    private final Turns turns = new Turns(AT_ONCE, PATIENCE, "reports_busy");
    private final ReportWriter writer = new ReportWriter();

    ReportController(RunSource runs, JobQueue jobs, Users users) {
        this.runs = runs;
        this.jobs = jobs;
        this.users = users;
    }

    @GetMapping(path = "/report.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @ApiResponse(responseCode = "200", description = "A few sheets of A4")
    @ApiResponse(responseCode = "404", description = "There is no such run")
    @ApiResponse(responseCode = "409", description = "Somebody has stopped it")
    @ApiResponse(responseCode = "503", description = "Too many reports at once, or the database cannot be read")
    ResponseEntity<byte[]> pdf(@PathVariable String id, Locale locale) {
        return file(id, Form.PDF, MediaType.APPLICATION_PDF, locale);
    }

    @GetMapping(path = "/report.html", produces = MediaType.TEXT_HTML_VALUE)
    @ApiResponse(responseCode = "200", description = "A page with its pictures in it")
    @ApiResponse(responseCode = "404", description = "There is no such run")
    @ApiResponse(responseCode = "409", description = "Somebody has stopped it")
    @ApiResponse(responseCode = "503", description = "Too many reports at once, or the database cannot be read")
    ResponseEntity<byte[]> html(@PathVariable String id, Locale locale) {
        return file(id, Form.HTML, new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8), locale);
    }

    private ResponseEntity<byte[]> file(String id, Form form, MediaType type, Locale locale) {
        RunSummary run = runs.find(id).orElseThrow(() -> new UnknownRun(id));
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noCache())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("segmentation-" + run.runId() + form.ending())
                                .build()
                                .toString())
                .body(written(run, form, Language.of(locale.getLanguage())));
    }

    private byte[] written(RunSummary run, Form form, Language language) {
        Job job = Job.queued(
                        UUID.randomUUID().toString(),
                        JobKind.REPORT,
                        Job.Request.of(language),
                        Job.Asker.current(users),
                        jobs.now())
                .about(run.runId());
        try {
            return jobs.attend(job, turns, attendance -> {
                byte[] report = writer.write(run, form, language);
                attendance.requireWanted();
                return report;
            });
        } catch (UnusableState e) {
            // What there is can be read where nothing can be written, as on a full disk.
            LOG.debug("a report is no job: {}", e.code());
            return writer.write(run, form, language);
        }
    }
}
