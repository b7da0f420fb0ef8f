package tn.segmentation.app.audit;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tn.segmentation.app.problem.Slice;
import tn.segmentation.app.table.CsvStyle;
import tn.segmentation.app.table.CsvTable;

/** The audit for programs, and as a file. */
@RestController
class AuditController {

    static final String PATH = "/api/v1/audit";

    private static final int BATCH = 1_000;

    private static final List<String> COLUMNS =
            List.of("position", "at", "act", "who", "address", "subject", "reason", "outcome", "details", "sha256");

    private final Audit audit;
    private final Clock clock;

    AuditController(Audit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A page of the audit.
     *
     * @param page 1 for the first
     * @param size most on one page
     * @param total on all pages
     * @param lines newest first
     */
    record AuditList(int page, int size, long total, List<AuditResource> lines) {}

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(responseCode = "200", description = "As many lines as were asked for")
    @ApiResponse(responseCode = "400", description = "The request is not understood, or there can be no such page")
    ResponseEntity<AuditList> list(
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "20") int size) {
        Slice slice = new Slice(page, size);
        AuditSearch search = AuditSearch.parse(who, act, from, to, clock.getZone());
        List<AuditResource> lines = audit.list(search, slice.before(), size).stream()
                .map(AuditResource::of)
                .toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new AuditList(page, size, audit.count(search), lines));
    }

    @GetMapping(path = PATH + ".csv", produces = "text/csv")
    @ApiResponse(
            responseCode = "200",
            description = "The file; no text in it is a formula",
            content = @Content(mediaType = "text/csv"))
    @ApiResponse(responseCode = "400", description = "The request is not understood")
    void csv(
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            HttpServletResponse response)
            throws IOException {
        AuditSearch search = AuditSearch.parse(who, act, from, to, clock.getZone());
        OpenAct.current().with("lines", audit.count(search));
        response.setContentType(new MediaType("text", "csv", StandardCharsets.UTF_8).toString());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("audit_" + LocalDate.now(clock) + ".csv", StandardCharsets.US_ASCII)
                        .build()
                        .toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        List<AuditLine> lines = audit.older(search, Long.MAX_VALUE, BATCH);
        CsvTable table = new CsvTable(response.getOutputStream(), COLUMNS, CsvStyle.FRENCH_EXCEL, "");
        while (!lines.isEmpty()) {
            for (AuditLine line : lines) {
                table.write(cells(line));
            }
            lines = audit.older(search, lines.get(lines.size() - 1).position(), BATCH);
        }
        table.end();
    }

    private static List<String> cells(AuditLine line) {
        return List.of(
                Long.toString(line.position()),
                line.at(),
                line.act(),
                line.who(),
                line.address(),
                line.subject(),
                line.reason(),
                line.outcome(),
                line.details(),
                line.sha256());
    }
}
