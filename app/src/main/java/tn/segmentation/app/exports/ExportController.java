package tn.segmentation.app.exports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tn.segmentation.app.audit.OpenAct;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.security.SignedIn;

/** Files of customers, for programs and for the page that asks for them. */
@RestController
@RequestMapping("/api/v1/exports")
@Tag(name = "exports", description = "Customers as files")
class ExportController {

    private static final int MOST_LISTED = 500;

    private static final String ORDER =
            "{\"filter\": {\"segments\": [\"S1\"]}, \"format\": \"csv\", \"columns\": [\"age\"],"
                    + " \"separator\": \";\", \"decimal\": \",\", \"bom\": true, \"purpose\": \"Campagne de novembre\"}";

    private final Exports exports;

    ExportController(Exports exports) {
        this.exports = exports;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Customers as a file; who, when, which and what for is kept")
    @ApiResponse(responseCode = "200", description = "The file")
    @ApiResponse(responseCode = "400", description = "The order is not understood, or names an unknown column")
    @ApiResponse(responseCode = "404", description = "There is no such run")
    @ApiResponse(responseCode = "503", description = "Two other files are being written")
    @RequestBody(content = @Content(examples = @ExampleObject(ORDER)))
    void write(@Parameter(hidden = true) InputStream json, HttpServletResponse response, Locale locale)
            throws IOException {
        ExportOrder order = ExportOrder.read(json);
        OpenAct.current().because(order.purpose());
        String by = SignedIn.current().orElseThrow().name();
        exports.write(order, by, Messages.in(Language.of(locale.getLanguage())), name -> {
            ContentDisposition saved = ContentDisposition.attachment()
                    .filename(name, StandardCharsets.US_ASCII)
                    .build();
            response.setContentType(order.format().mediaType());
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, saved.toString());
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            return response.getOutputStream();
        });
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "The last 500 files of customers that were given out, newest first")
    @ApiResponse(responseCode = "200", description = "Who was given which customers when, and what for")
    List<Export> list() {
        return exports.list(MOST_LISTED);
    }
}
