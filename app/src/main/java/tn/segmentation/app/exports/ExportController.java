package tn.segmentation.app.exports;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tn.segmentation.app.audit.OpenAct;
import tn.segmentation.app.exports.HeldExportController.HeldExportResource;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.problem.Slice;
import tn.segmentation.app.security.SignedIn;
import tn.segmentation.app.table.XlsxTable;

/** Files of customers, for programs and for the page that asks for them. */
@RestController
@RequestMapping("/api/v1/exports")
class ExportController {

    private final Exports exports;
    private final HeldExports held;

    ExportController(Exports exports, HeldExports held) {
        this.exports = exports;
        this.held = held;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(mediaType = "text/csv"),
                @Content(mediaType = XlsxTable.MEDIA_TYPE),
                @Content(mediaType = "application/vnd.apache.parquet")
            })
    @ApiResponse(
            responseCode = "202",
            description = "It takes a second person, and waits for one",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = HeldExportResource.class)))
    @ApiResponse(responseCode = "400", description = "The order is not understood, or names an unknown column")
    @ApiResponse(responseCode = "404", description = "There is no such run")
    @ApiResponse(responseCode = "409", description = "The run has no ages, and customers of unknown ages are left out")
    @ApiResponse(responseCode = "503", description = "Two other files are being written")
    @Nullable
    ResponseEntity<HeldExportResource> write(
            @Parameter(hidden = true) InputStream json, HttpServletResponse response, Locale locale)
            throws IOException {
        ExportOrder order = ExportOrder.read(json);
        OpenAct.current().because(order.purpose());
        SignedIn who = SignedIn.current().orElseThrow();
        Optional<HeldExport> waits = held.hold(order, who);
        if (waits.isPresent()) {
            return ResponseEntity.accepted()
                    .location(URI.create(HeldExportController.PATH))
                    .cacheControl(CacheControl.noStore())
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(HeldExportResource.of(waits.get()));
        }
        exports.write(
                order,
                who,
                Messages.in(Language.of(locale.getLanguage())),
                () -> {},
                (name, type) -> open(name, type, response));
        return null;
    }

    /** Opens an answer that a browser saves as a file. */
    static OutputStream open(String name, String type, HttpServletResponse response) throws IOException {
        ContentDisposition saved = ContentDisposition.attachment()
                .filename(name, StandardCharsets.US_ASCII)
                .build();
        response.setContentType(type);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, saved.toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return response.getOutputStream();
    }

    /**
     * A page of exports.
     *
     * @param page 1 for the first
     * @param size most on one page
     * @param total on all pages
     * @param exports newest first
     */
    record ExportList(int page, int size, long total, List<Export> exports) {}

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(
            responseCode = "200",
            description =
                    "Who was given which customers when, and what for: all of them for administrators, else one's own")
    @ApiResponse(responseCode = "400", description = "There can be no such page")
    ResponseEntity<ExportList> list(
            @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "20") int size) {
        Slice slice = new Slice(page, size);
        SignedIn reader = SignedIn.current().orElseThrow();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new ExportList(
                        page, size, exports.count(reader), exports.list(reader, slice.before(), slice.size())));
    }
}
