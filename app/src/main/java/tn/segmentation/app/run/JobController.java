package tn.segmentation.app.run;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tn.segmentation.app.problem.RequestRefusal;

/** What the web application was asked for and makes later. */
@RestController
@Tag(name = "jobs", description = "What waits, is being made, or was")
class JobController {

    private static final int MOST = 100;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");

    private final StartedRuns runs;

    JobController(StartedRuns runs) {
        this.runs = runs;
    }

    /**
     * A part of the jobs.
     *
     * @param total how many there are
     * @param offset how many come before these
     * @param jobs newest first
     */
    record JobList(int total, int offset, List<StartedRun> jobs) {}

    @GetMapping(path = "/api/v1/jobs", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "The jobs that are remembered, newest first")
    @ApiResponse(responseCode = "200", description = "As many as were asked for")
    @ApiResponse(responseCode = "400", description = "The request is not understood")
    ResponseEntity<JobList> list(
            @Parameter(description = "Of this file alone") @RequestParam @Nullable String dataset,
            @Parameter(description = "How many to leave out") @RequestParam(defaultValue = "0") String offset,
            @Parameter(description = "How many to list, 1 to 100") @RequestParam(defaultValue = "20") String limit) {
        int first = number("offset", offset, 0, Integer.MAX_VALUE);
        StartedRuns.Page page = runs.list(dataset, first, number("limit", limit, 1, MOST));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new JobList(page.total(), first, page.runs()));
    }

    private static int number(String name, String text, int least, int most) {
        return Optional.of(text)
                .filter(NUMBER.asMatchPredicate())
                .map(Integer::valueOf)
                .filter(number -> number >= least && number <= most)
                .orElseThrow(() -> new RequestRefusal(400, "run_request_unknown", Map.of("place", name)));
    }
}
