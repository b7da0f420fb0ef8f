package tn.segmentation.app.run;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tn.segmentation.app.problem.Slice;

/** What the web application was asked for and makes later. */
@RestController
class JobController {

    private final StartedRuns runs;

    JobController(StartedRuns runs) {
        this.runs = runs;
    }

    /**
     * A part of the jobs.
     *
     * @param page 1 for the first
     * @param size most that one page holds
     * @param total how many there are
     * @param jobs newest first
     */
    record JobList(int page, int size, int total, List<StartedRun> jobs) {}

    @GetMapping(path = "/api/v1/jobs", produces = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(responseCode = "200", description = "As many as were asked for")
    @ApiResponse(responseCode = "400", description = "The request is not understood")
    ResponseEntity<JobList> list(
            @RequestParam @Nullable String dataset,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "20") int size) {
        StartedRuns.Page found = runs.list(dataset, new Slice(page, size));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new JobList(page, size, found.total(), found.runs()));
    }
}
