package tn.segmentation.app.dataset;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tn.segmentation.app.audit.OpenAct;
import tn.segmentation.app.job.Job;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.problem.RequestRefusal;
import tn.segmentation.app.problem.Slice;
import tn.segmentation.app.security.Users;

/** Files brought by programs, and by the page that does so for people. */
@RestController
@RequestMapping(path = DatasetController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class DatasetController {

    static final String PATH = "/api/v1/datasets";

    /** What a file is called whose sender does not say. */
    private static final String UNNAMED = "data";

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Datasets datasets;
    private final Users users;

    DatasetController(Datasets datasets, Users users) {
        this.datasets = datasets;
        this.users = users;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ApiResponse(responseCode = "201", description = "The verdict; what is to be decided is in its decisions")
    @ApiResponse(responseCode = "400", description = "There is no file, or the answers are not understood")
    @ApiResponse(responseCode = "409", description = "Somebody has stopped it")
    @ApiResponse(responseCode = "413", description = "The file is larger than UPLOAD_LIMIT_MB")
    @ApiResponse(responseCode = "422", description = "The file cannot be read as a table of customers")
    @ApiResponse(
            responseCode = "503",
            description = "Too many files at once, the verdict took too long, or the database cannot be used")
    @ApiResponse(responseCode = "507", description = "The disk is full")
    ResponseEntity<Dataset> take(
            @RequestParam("file") @Nullable MultipartFile file,
            @RequestParam("answers") @Nullable String answers,
            Locale locale) {
        if (!(file instanceof ArrivedFile arrived)) {
            throw new RequestRefusal(400, "upload_missing", Map.of());
        }
        String name = arrived.name();
        Dataset dataset = datasets.take(
                arrived.id(),
                arrived::transferTo,
                name == null || name.isBlank() ? UNNAMED : name,
                answers == null ? Answers.none() : Answers.parse(answers),
                bringer(locale));
        OpenAct.current().about(dataset.id());
        return ResponseEntity.created(URI.create(PATH + "/" + dataset.id())).body(dataset);
    }

    /**
     * A page of files.
     *
     * @param page 1 for the first
     * @param size most on one page
     * @param total on all pages
     * @param datasets newest first
     */
    record DatasetList(int page, int size, long total, List<DatasetEntry> datasets) {}

    @GetMapping
    @ApiResponse(responseCode = "200", description = "As many as were asked for")
    @ApiResponse(responseCode = "400", description = "There can be no such page")
    DatasetList list(@RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "20") int size) {
        Slice slice = new Slice(page, size);
        List<String> ids = datasets.ids();
        return new DatasetList(
                page,
                size,
                ids.size(),
                slice.of(ids).stream().map(id -> DatasetEntry.of(id, datasets)).toList());
    }

    @GetMapping("/{id}")
    @ApiResponse(responseCode = "200", description = "The verdict")
    @ApiResponse(responseCode = "404", description = "There is no such file")
    Dataset dataset(@PathVariable String id) {
        return find(id);
    }

    @PutMapping(path = "/{id}/answers", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(responseCode = "200", description = "The verdict")
    @ApiResponse(responseCode = "400", description = "The answers are not understood")
    @ApiResponse(responseCode = "404", description = "There is no such file")
    @ApiResponse(responseCode = "409", description = "Somebody has stopped it")
    @ApiResponse(responseCode = "422", description = "The file cannot be read in this way; the verdict before stays")
    @ApiResponse(
            responseCode = "503",
            description = "Too many files at once, the verdict took too long, or the database cannot be used")
    @ApiResponse(responseCode = "507", description = "The disk is full")
    Dataset answer(@PathVariable String id, @Parameter(hidden = true) InputStream answers, Locale locale)
            throws IOException {
        Answers said = Answers.read(answers);
        return datasets.answer(find(id).id(), said, bringer(locale));
    }

    @GetMapping(path = "/{id}/rejects.csv", produces = "text/csv")
    @ApiResponse(responseCode = "200", description = "The bad cells")
    @ApiResponse(responseCode = "404", description = "There is no such file")
    ResponseEntity<Resource> rejects(@PathVariable String id) {
        Dataset dataset = find(id);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, saved(dataset, ".rejects.csv"))
                .contentType(CSV)
                .body(new InputStreamResource(() -> datasets.rejects(dataset)));
    }

    @GetMapping(path = "/{id}/annotated.csv", produces = "text/csv")
    @ApiResponse(
            responseCode = "200",
            description = "The file as text, whatever it was brought as",
            content = @Content(mediaType = "text/csv"))
    @ApiResponse(responseCode = "404", description = "There is no such file")
    @ApiResponse(responseCode = "409", description = "Somebody has stopped it")
    @ApiResponse(
            responseCode = "503",
            description = "Too many files at once, it took too long, or the database cannot be used")
    @ApiResponse(responseCode = "507", description = "The disk is full")
    void annotated(@PathVariable String id, Locale locale, HttpServletResponse response) {
        Dataset dataset = find(id);
        datasets.annotate(dataset, bringer(locale), file -> {
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, saved(dataset, ".annotated.csv"));
            response.setContentType(CSV.toString());
            response.setContentLengthLong(Files.size(file));
            Files.copy(file, response.getOutputStream());
        });
    }

    private Bringer bringer(Locale locale) {
        return new Bringer(Job.Asker.current(users), Language.of(locale.getLanguage()));
    }

    private Dataset find(String id) {
        Dataset dataset = datasets.find(id);
        OpenAct.current().about(dataset.id());
        return dataset;
    }

    private static String saved(Dataset dataset, String ending) {
        return ContentDisposition.attachment()
                .filename(dataset.name() + ending, StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
