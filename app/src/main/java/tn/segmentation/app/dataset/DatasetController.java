package tn.segmentation.app.dataset;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tn.segmentation.app.language.Language;

/** Files brought by programs, and by the page that does so for people. */
@RestController
@RequestMapping(path = "/api/v1/datasets", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "datasets", description = "Files, and the verdict on each before anything is computed")
class DatasetController {

    private final Datasets datasets;

    DatasetController(Datasets datasets) {
        this.datasets = datasets;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "Bring a file; the answer is the verdict on it")
    @ApiResponse(responseCode = "201", description = "The verdict; what is to be decided is in its decisions")
    @ApiResponse(responseCode = "413", description = "The file is larger than UPLOAD_LIMIT_MB")
    @ApiResponse(responseCode = "422", description = "The file cannot be read as a table of customers")
    @ApiResponse(responseCode = "503", description = "Too many files at once, or the verdict took too long")
    @ApiResponse(responseCode = "507", description = "The disk is full")
    ResponseEntity<Dataset> take(@RequestParam("file") @Nullable MultipartFile file, Locale locale) throws IOException {
        if (file == null) {
            throw new DatasetRefusal(400, "upload_missing", Map.of());
        }
        String name = file.getOriginalFilename();
        Dataset dataset = datasets.take(
                file::transferTo, name == null || name.isBlank() ? "data" : name, Language.of(locale.getLanguage()));
        return ResponseEntity.created(URI.create("/api/v1/datasets/" + dataset.id()))
                .body(dataset);
    }

    @GetMapping("/{id}")
    @Operation(summary = "The verdict on a file that was brought")
    @ApiResponse(responseCode = "200", description = "The verdict")
    @ApiResponse(responseCode = "404", description = "There is no such file")
    Dataset dataset(@PathVariable String id) {
        return datasets.find(id).orElseThrow(() -> new DatasetRefusal(404, "dataset_unknown", Map.of("id", id)));
    }
}
