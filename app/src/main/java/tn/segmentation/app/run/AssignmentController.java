package tn.segmentation.app.run;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tn.segmentation.app.audit.OpenAct;
import tn.segmentation.app.problem.RequestRefusal;
import tn.segmentation.store.run.DamagedRun;
import tn.segmentation.store.run.RunFolder;

/** The segments of a few rows at once, for programs that talk to a customer. Nothing of them is kept. */
@RestController
@RequestMapping(path = "/api/v1/assignments", produces = MediaType.APPLICATION_JSON_VALUE)
class AssignmentController {

    private final CheckedRuns runs;

    AssignmentController(CheckedRuns runs) {
        this.runs = runs;
    }

    /**
     * The segments of rows.
     *
     * @param run id of the run whose model scored them
     * @param assignments one per row, in order
     */
    record ScoredRows(String run, List<RowScoring.ScoredRow> assignments) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(responseCode = "200", description = "A segment for each row, or what is wrong with it")
    @ApiResponse(responseCode = "400", description = "The request is not understood")
    @ApiResponse(responseCode = "404", description = "There is no such run, or none is published")
    @ApiResponse(responseCode = "422", description = "A value is of a column that does not tell the segments apart")
    @ApiResponse(responseCode = "503", description = "The files of the run are damaged")
    ResponseEntity<ScoredRows> assign(@Parameter(hidden = true) InputStream json) throws IOException {
        AssignmentRequest request = AssignmentRequest.read(json);
        RegisteredRun run = run(request);
        OpenAct.current()
                .about(run.id())
                .with("run", run.id())
                .with("rows", request.rows().size());
        RowScoring scoring = new RowScoring(open(run));
        request.requireOnly(scoring.features());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new ScoredRows(run.id(), scoring.score(request.rows())));
    }

    private RegisteredRun run(AssignmentRequest request) {
        String id = request.run();
        return id == null
                ? runs.known().published().orElseThrow(() -> new RequestRefusal(404, "nothing_published", Map.of()))
                : runs.known().find(id).orElseThrow(() -> RegisteredRunsController.unknown(id));
    }

    private RunFolder open(RegisteredRun run) {
        try {
            return runs.open(run);
        } catch (DamagedRun e) {
            throw RegisteredRunsController.damaged(run.id());
        }
    }
}
