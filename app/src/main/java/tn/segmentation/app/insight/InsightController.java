package tn.segmentation.app.insight;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.table.XlsxTable;
import tn.segmentation.store.run.RunSummary;

/**
 * The numbers of a run. The first four endpoints are those of the specification, to the letter; before anything is
 * published they answer with the same keys and nothing in them.
 */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
@OpenAPIDefinition(info = @Info(title = "Customer segmentation", version = "1"))
@ApiResponse(responseCode = "200", description = "The numbers; empty before anything is published")
@ApiResponse(responseCode = "404", description = "There is no such run")
@ApiResponse(
        responseCode = "503",
        description = "The database of runs cannot be read (state_unavailable), or the run is damaged (run_damaged)")
class InsightController {

    private final RunSource runs;

    InsightController(RunSource runs) {
        this.runs = runs;
    }

    @GetMapping("/cluster_distribution")
    ClusterDistribution clusterDistribution(@RequestParam(required = false) @Nullable String run) {
        return summary(run).map(ClusterDistribution::of).orElseGet(ClusterDistribution::empty);
    }

    @GetMapping("/feature_importance")
    FeatureImportances featureImportance(@RequestParam(required = false) @Nullable String run) {
        return summary(run).map(FeatureImportances::of).orElseGet(FeatureImportances::empty);
    }

    @GetMapping("/cluster_profiles")
    ClusterProfiles clusterProfiles(@RequestParam(required = false) @Nullable String run) {
        return summary(run).map(ClusterProfiles::of).orElseGet(ClusterProfiles::empty);
    }

    @GetMapping("/segment_details")
    Map<String, SegmentDetails> segmentDetails(@RequestParam(required = false) @Nullable String run) {
        return summary(run).map(SegmentDetails::of).orElseGet(Map::of);
    }

    @GetMapping("/v1/segments")
    List<SegmentDetails> segments(@RequestParam(required = false) @Nullable String run) {
        return List.copyOf(segmentDetails(run).values());
    }

    @GetMapping("/v1/segments/{id}")
    SegmentDetails segment(@PathVariable String id, @RequestParam(required = false) @Nullable String run) {
        return Optional.ofNullable(segmentDetails(run).get(id)).orElseThrow(() -> new UnknownSegment(id));
    }

    @GetMapping("/v1/figures")
    @Parameter(name = "lang", in = ParameterIn.QUERY, schema = @Schema(allowableValues = {"fr", "en", "ar"}))
    List<Figure> figures(
            @RequestParam(required = false) @Nullable String run,
            @RequestParam(required = false) @Nullable String segment,
            Locale locale) {
        Messages messages = Messages.in(Language.of(locale.getLanguage()));
        return summary(run).map(s -> figures(s, segment, messages)).orElseGet(List::of);
    }

    @GetMapping(path = "/v1/figures/{id}", produces = MediaType.ALL_VALUE)
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(mediaType = MediaType.IMAGE_PNG_VALUE),
                @Content(mediaType = "image/svg+xml"),
                @Content(mediaType = "text/csv"),
                @Content(mediaType = XlsxTable.MEDIA_TYPE)
            })
    ResponseEntity<byte[]> figure(
            @PathVariable String id,
            @RequestParam String format,
            @RequestParam(defaultValue = "raw") String numbers,
            @RequestParam(required = false) @Nullable String run,
            @RequestParam(required = false) @Nullable String segment,
            Locale locale)
            throws IOException {
        FigureDownload file = FigureDownload.of(format).orElseThrow(InsightController::unknown);
        FigureDownload.Numbers which = FigureDownload.Numbers.of(numbers).orElseThrow(InsightController::unknown);
        Language language = Language.of(locale.getLanguage());
        RunSummary summary = summary(run).orElseThrow(() -> new UnknownFigure(id));
        Figure figure = figures(summary, segment, Messages.in(language), file).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UnknownFigure(id));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        file.write(figure, which, language, bytes);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(figure.id() + "_" + summary.runId() + "." + file.ending())
                                .build()
                                .toString())
                .body(bytes.toByteArray());
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }

    private static List<Figure> figures(RunSummary summary, @Nullable String segment, Messages messages) {
        return segment == null
                ? Figures.of(summary, messages)
                : Figures.ofSegment(summary, position(summary, segment), messages);
    }

    /** Tables are beside the figures, where there is no picture to draw. */
    private static List<Figure> figures(
            RunSummary summary, @Nullable String segment, Messages messages, FigureDownload file) {
        List<Figure> all = new ArrayList<>(figures(summary, segment, messages));
        if (!file.isPicture()) {
            all.add(
                    segment == null
                            ? Figures.segments(summary, messages)
                            : Figures.profile(summary, position(summary, segment), messages));
        }
        return all;
    }

    private static int position(RunSummary summary, String segment) {
        return summary.position(segment).orElseThrow(() -> new UnknownSegment(segment));
    }

    /** Before anything is published there is nothing to be said; a run that is named has to be there. */
    private Optional<RunSummary> summary(@Nullable String id) {
        Optional<RunSummary> asked = runs.asked(id);
        if (asked.isEmpty() && id != null && !id.isBlank()) {
            throw new UnknownRun(id);
        }
        return asked;
    }
}
