package tn.segmentation.app.exports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tn.segmentation.app.audit.OpenAct;
import tn.segmentation.app.customers.CustomerFilter;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.problem.RequestObject;
import tn.segmentation.app.problem.Slice;
import tn.segmentation.app.security.SignedIn;
import tn.segmentation.app.table.XlsxTable;

/** Files of customers that take a second person, for programs and for the page on which that one decides. */
@RestController
@RequestMapping(path = HeldExportController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class HeldExportController {

    static final String PATH = "/api/v1/held-exports";

    private static final int LONGEST = 5_000;

    private final HeldExports held;

    HeldExportController(HeldExports held) {
        this.held = held;
    }

    /**
     * A file that takes a second person.
     *
     * @param id of it
     * @param askedAt when it was asked for
     * @param askedBy by whom; {@code token:} and its name for a program
     * @param run id of the run
     * @param format {@code csv}, {@code xlsx} or {@code parquet}
     * @param filter which customers
     * @param purpose what for
     * @param rows how many customers
     * @param state {@code waiting}, {@code approved}, {@code declined} or {@code given}
     * @param decidedAt when somebody approved or declined it; absent before
     * @param decidedBy who that was; absent before
     * @param reason why it was declined; absent unless it was
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HeldExportResource(
            String id,
            @JsonProperty("asked_at") Instant askedAt,
            @JsonProperty("asked_by") String askedBy,
            String run,
            String format,
            CustomerFilter filter,
            String purpose,
            long rows,
            String state,
            @JsonProperty("decided_at") @Nullable Instant decidedAt,
            @JsonProperty("decided_by") @Nullable String decidedBy,
            @Nullable String reason) {

        static HeldExportResource of(HeldExport held) {
            return new HeldExportResource(
                    held.id(),
                    held.askedAt(),
                    held.by().name(),
                    held.run(),
                    held.order().format().word(),
                    held.order().filter(),
                    held.order().purpose(),
                    held.rows(),
                    held.state().word(),
                    held.decidedAt(),
                    held.decidedBy(),
                    held.reason());
        }
    }

    /**
     * A page of them.
     *
     * @param page 1 for the first
     * @param size most on one page
     * @param total on all pages
     * @param exports newest first
     */
    record HeldExportList(
            int page,
            int size,
            long total,
            @JsonProperty("held_exports") List<HeldExportResource> exports) {}

    @GetMapping
    @ApiResponse(responseCode = "200", description = "All of them for administrators, else one's own")
    @ApiResponse(responseCode = "400", description = "There can be no such page")
    ResponseEntity<HeldExportList> list(
            @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "20") int size) {
        Slice slice = new Slice(page, size);
        SignedIn reader = SignedIn.current().orElseThrow();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new HeldExportList(
                        page,
                        size,
                        held.count(reader),
                        held.list(reader, slice.before(), slice.size()).stream()
                                .map(HeldExportResource::of)
                                .toList()));
    }

    @PostMapping("/{id}/approve")
    @ApiResponse(responseCode = "200", description = "Who has asked for it may fetch it once, for seven days")
    @ApiResponse(responseCode = "403", description = "It takes somebody else, who is a person")
    @ApiResponse(responseCode = "409", description = "It does not wait any more")
    HeldExportResource approve(@PathVariable String id) {
        return HeldExportResource.of(held.approve(id, SignedIn.current().orElseThrow()));
    }

    @PostMapping(path = "/{id}/decline", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(responseCode = "200", description = "It is not given out")
    @ApiResponse(responseCode = "400", description = "The request is not understood, or gives no reason")
    @ApiResponse(responseCode = "403", description = "It takes somebody else, who is a person")
    @ApiResponse(responseCode = "409", description = "It does not wait any more")
    HeldExportResource decline(@PathVariable String id, @Parameter(hidden = true) InputStream json) throws IOException {
        RequestObject request = RequestObject.read(json, LONGEST);
        request.requireOnly("reason");
        String reason = request.requirePurpose("reason");
        OpenAct.current().because(reason);
        return HeldExportResource.of(held.decline(id, reason, SignedIn.current().orElseThrow()));
    }

    @PostMapping("/{id}/file")
    @ApiResponse(
            responseCode = "200",
            description = "The file, once",
            content = {
                @Content(mediaType = "text/csv"),
                @Content(mediaType = XlsxTable.MEDIA_TYPE),
                @Content(mediaType = "application/vnd.apache.parquet")
            })
    @ApiResponse(responseCode = "409", description = "It is not approved, was given out already, or its term is over")
    @ApiResponse(responseCode = "503", description = "Two other files are being written")
    void file(@PathVariable String id, HttpServletResponse response, Locale locale) throws IOException {
        SignedIn who = SignedIn.current().orElseThrow();
        held.give(
                id,
                who,
                Messages.in(Language.of(locale.getLanguage())),
                (name, type) -> ExportController.open(name, type, response));
    }
}
