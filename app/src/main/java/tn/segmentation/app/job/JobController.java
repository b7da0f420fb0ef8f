package tn.segmentation.app.job;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
import tn.segmentation.app.problem.RequestRefusal;
import tn.segmentation.app.problem.Slice;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.SignedIn;
import tn.segmentation.app.security.Users;

/** The queue and its history. */
@RestController
@RequestMapping(path = JobController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class JobController {

    static final String PATH = "/api/v1/jobs";

    private static final String KINDS =
            Arrays.stream(JobKind.values()).map(JobKind::word).collect(Collectors.joining(", "));

    private final JobQueue jobs;
    private final Users users;

    JobController(JobQueue jobs, Users users) {
        this.jobs = jobs;
        this.users = users;
    }

    /**
     * A part of the jobs.
     *
     * @param page 1 for the first
     * @param size most that one page holds
     * @param total how many there are
     * @param jobs newest first
     */
    record JobList(int page, int size, long total, List<JobEntry> jobs) {}

    @GetMapping
    @ApiResponse(responseCode = "200", description = "As many as were asked for")
    @ApiResponse(responseCode = "400", description = "The request is not understood")
    ResponseEntity<JobList> list(
            @RequestParam @Nullable String kind,
            @RequestParam @Nullable String dataset,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "20") int size) {
        Slice slice = new Slice(page, size);
        Jobs.Search search = new Jobs.Search(kind == null ? null : kind(kind), dataset);
        List<JobEntry> found = jobs.list(search, slice.before(), size).stream()
                .map(job -> JobEntry.of(job, reader()))
                .toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new JobList(page, size, jobs.count(search), found));
    }

    private static JobKind kind(String word) {
        return Arrays.stream(JobKind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new RequestRefusal(400, "job_kind_unknown", Map.of("kind", word, "kinds", KINDS)));
    }

    @GetMapping("/{id}")
    @ApiResponse(responseCode = "200", description = "Its state, and what is being done")
    @ApiResponse(responseCode = "404", description = "There is no such job, or it is forgotten")
    ResponseEntity<JobEntry> job(@PathVariable String id) {
        Job job = jobs.find(id).orElseThrow(() -> unknown(id));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(JobEntry.of(job, reader()));
    }

    @PostMapping("/{id}/cancel")
    @ApiResponse(responseCode = "202", description = "It is being stopped")
    @ApiResponse(responseCode = "404", description = "There is no such job, or it is forgotten")
    ResponseEntity<JobEntry> cancel(@PathVariable String id) {
        Job job = jobs.cancel(id, Job.Asker.current(users)).orElseThrow(() -> unknown(id));
        OpenAct.current().about(job.id()).with("kind", job.kind().word());
        return ResponseEntity.accepted().body(JobEntry.of(job, reader()));
    }

    private static Role reader() {
        return SignedIn.current().orElseThrow().role();
    }

    private static RequestRefusal unknown(String id) {
        return new RequestRefusal(404, "job_unknown", Map.of("job", id));
    }
}
