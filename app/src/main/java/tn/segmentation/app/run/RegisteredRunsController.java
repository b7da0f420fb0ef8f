package tn.segmentation.app.run;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.privacy.SmallCells;
import tn.segmentation.app.problem.RequestRefusal;
import tn.segmentation.app.problem.Slice;
import tn.segmentation.app.run.PublishAnswer.Outcome;
import tn.segmentation.app.run.RunEntry.PublicationEntry;
import tn.segmentation.app.security.Requester;
import tn.segmentation.app.security.SignedIn;
import tn.segmentation.app.security.Users;
import tn.segmentation.store.input.Sha256;
import tn.segmentation.store.run.DamagedRun;
import tn.segmentation.store.run.RunFolder;
import tn.segmentation.store.run.RunJson;
import tn.segmentation.store.run.RunProvenance;
import tn.segmentation.store.run.RunSummary;
import tools.jackson.databind.json.JsonMapper;

/** The runs that there are, whoever has started them, and which of them is published. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class RegisteredRunsController {

    private static final String FIRST = "1";
    private static final String USUAL = "20";

    private final Runs runs;
    private final Proposals proposals;
    private final RunPublishing publishing;
    private final CheckedRuns checked;
    private final Users users;
    private final SmallCells cells;

    RegisteredRunsController(
            Runs runs,
            Proposals proposals,
            RunPublishing publishing,
            CheckedRuns checked,
            Users users,
            Configuration configuration) {
        this.runs = runs;
        this.proposals = proposals;
        this.publishing = publishing;
        this.checked = checked;
        this.users = users;
        this.cells = SmallCells.of(configuration);
    }

    /**
     * A page of runs.
     *
     * @param page 1 for the first
     * @param size most on one page
     * @param total on all pages
     * @param runs newest first
     */
    record RunList(int page, int size, long total, List<RunEntry> runs) {}

    /**
     * A page of the history of what was published.
     *
     * @param page 1 for the first
     * @param size most on one page
     * @param total on all pages
     * @param publications newest first; the first of all is the published run
     */
    record PublicationList(int page, int size, long total, List<PublicationEntry> publications) {}

    @GetMapping("/runs")
    @ApiResponse(
            responseCode = "200",
            description = "A page of runs",
            content = @Content(schema = @Schema(implementation = RunList.class)))
    @ApiResponse(responseCode = "304", description = "Nothing has changed since If-None-Match")
    @ApiResponse(responseCode = "400", description = "There can be no such page")
    ResponseEntity<byte[]> runs(
            @RequestParam(defaultValue = FIRST) int page, @RequestParam(defaultValue = USUAL) int size) {
        Slice slice = new Slice(page, size);
        PublicationHistory history = PublicationHistory.of(runs, proposals);
        List<RunEntry> entries = runs.list(slice.before(), size).stream()
                .map(run -> RunEntry.of(run, checked, cells, history))
                .toList();
        return listed(new RunList(page, size, runs.count(), entries));
    }

    @GetMapping("/publications")
    @ApiResponse(
            responseCode = "200",
            description = "A page of the history",
            content = @Content(schema = @Schema(implementation = PublicationList.class)))
    @ApiResponse(responseCode = "304", description = "Nothing has changed since If-None-Match")
    @ApiResponse(responseCode = "400", description = "There can be no such page")
    ResponseEntity<byte[]> publications(
            @RequestParam(defaultValue = FIRST) int page, @RequestParam(defaultValue = USUAL) int size) {
        Slice slice = new Slice(page, size);
        List<Runs.Publication> all = runs.publications();
        List<PublicationEntry> entries =
                slice.of(all).stream().map(PublicationEntry::of).toList();
        return listed(new PublicationList(page, size, all.size(), entries));
    }

    @GetMapping("/runs/{id}/summary")
    @ApiResponse(
            responseCode = "200",
            description = "Its numbers",
            content = @Content(schema = @Schema(implementation = RunSummary.class)))
    @ApiResponse(responseCode = "304", description = "Nothing has changed since If-None-Match")
    @ApiResponse(responseCode = "404", description = "There is no such run")
    @ApiResponse(responseCode = "503", description = "Its files are damaged")
    ResponseEntity<byte[]> summary(@PathVariable String id) {
        return said(id, run -> RunJson.textWithHidden(cells.of(run)));
    }

    @GetMapping("/runs/{id}/provenance")
    @ApiResponse(
            responseCode = "200",
            description = "Its settings, the file, versions and machine",
            content = @Content(schema = @Schema(implementation = RunProvenance.class)))
    @ApiResponse(responseCode = "304", description = "Nothing has changed since If-None-Match")
    @ApiResponse(responseCode = "404", description = "There is no such run")
    @ApiResponse(responseCode = "503", description = "Its files are damaged")
    ResponseEntity<byte[]> provenance(@PathVariable String id) {
        return said(id, run -> RunJson.text(run.provenance()));
    }

    @PostMapping("/runs/{id}/publish")
    @ApiResponse(responseCode = "200", description = "It is published, proposed, or was published already")
    @ApiResponse(responseCode = "403", description = "It takes somebody else to approve it")
    @ApiResponse(responseCode = "404", description = "There is no such run")
    @ApiResponse(responseCode = "503", description = "Its files are damaged")
    PublishAnswer publish(@PathVariable String id, Locale locale) {
        Outcome outcome = publishing.publish(id, asking());
        Messages messages = Messages.in(Language.of(locale.getLanguage()));
        return new PublishAnswer(id, outcome, messages.text("web.publish." + outcome.word(), Map.of("run", id)));
    }

    @DeleteMapping("/runs/{id}/proposal")
    @ApiResponse(responseCode = "200", description = "It is as if nobody had proposed it")
    @ApiResponse(responseCode = "404", description = "There is no such run, or nobody has proposed it")
    RunEntry withdraw(@PathVariable String id) {
        publishing.withdraw(id, asking());
        return entry(id).orElseThrow(() -> unknown(id));
    }

    /** Returns the refusal of a run whose files are not what they were; where they are is in the log. */
    static RequestRefusal damaged(String id) {
        return new RequestRefusal(503, "run_files_damaged", Map.of("run", id));
    }

    /** Returns a run that is registered, whoever has started it. */
    Optional<RunEntry> entry(String id) {
        return runs.find(id).map(run -> RunEntry.of(run, checked, cells, PublicationHistory.of(runs, proposals)));
    }

    private Requester asking() {
        return Requester.of(SignedIn.current().orElseThrow(), users);
    }

    static RequestRefusal unknown(String id) {
        return new RequestRefusal(404, "run_unknown", Map.of("run", id));
    }

    private ResponseEntity<byte[]> said(String id, Function<RunFolder, String> part) {
        RegisteredRun run = runs.find(id).orElseThrow(() -> unknown(id));
        try {
            return tagged(part.apply(checked.open(run)).getBytes(StandardCharsets.UTF_8));
        } catch (DamagedRun e) {
            throw damaged(id);
        }
    }

    private static ResponseEntity<byte[]> listed(Object list) {
        return tagged(JsonMapper.shared().writeValueAsBytes(list));
    }

    /** What is the same to the byte needs not be sent again. */
    private static ResponseEntity<byte[]> tagged(byte[] json) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .contentType(MediaType.APPLICATION_JSON)
                .eTag(Sha256.of(json))
                .body(json);
    }
}
