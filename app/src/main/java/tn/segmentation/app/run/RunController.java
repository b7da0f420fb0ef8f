package tn.segmentation.app.run;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tn.segmentation.app.audit.OpenAct;
import tn.segmentation.app.job.Job;
import tn.segmentation.app.job.JobEntry;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.problem.RequestRefusal;
import tn.segmentation.app.security.Users;

/** Runs that programs start, and the page that does so for people. */
@RestController
@RequestMapping(path = RunController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class RunController {

    static final String PATH = "/api/v1/runs";

    private final StartedRuns runs;
    private final RunEvents events;
    private final RegisteredRunsController registered;
    private final Users users;

    RunController(StartedRuns runs, RunEvents events, RegisteredRunsController registered, Users users) {
        this.runs = runs;
        this.events = events;
        this.registered = registered;
        this.users = users;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(responseCode = "202", description = "It is on its way; Location is where to look how far it is")
    @ApiResponse(responseCode = "400", description = "The request is not understood")
    @ApiResponse(responseCode = "404", description = "There is no such file")
    @ApiResponse(responseCode = "409", description = "Something about the file is still to be decided")
    @ApiResponse(responseCode = "503", description = "Too many runs wait, or the database cannot be used")
    @ApiResponse(responseCode = "507", description = "The disk is full")
    ResponseEntity<JobEntry> start(@Parameter(hidden = true) InputStream body, Locale locale) throws IOException {
        RunOrder order = RunOrder.read(body);
        JobEntry run = runs.start(order, Language.of(locale.getLanguage()), asker());
        OpenAct.current().about(run.id()).with("file", order.dataset());
        return ResponseEntity.accepted()
                .location(URI.create(PATH + "/" + run.id()))
                .body(run);
    }

    @GetMapping("/{id}")
    @ApiResponse(
            responseCode = "200",
            description = "Its state, and what is being done",
            content = @Content(schema = @Schema(oneOf = {JobEntry.class, RunEntry.class})))
    @ApiResponse(
            responseCode = "404",
            description = "No such run was started by POST, or it is forgotten, and none is registered")
    ResponseEntity<Object> run(@PathVariable String id) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(find(id));
    }

    private Object find(String id) {
        try {
            return runs.find(id);
        } catch (RequestRefusal notStarted) {
            return registered.entry(id).orElseThrow(() -> notStarted);
        }
    }

    @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            description =
                    "The data of each event is what GET of the run answers. The first says how it is now, the last"
                            + " how it ended; a connection that ends before, after a minute at most, is to be opened again.")
    @ApiResponse(
            responseCode = "200",
            description = "The events",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(implementation = JobEntry.class)))
    @ApiResponse(responseCode = "404", description = "No such run was started by POST, or it is forgotten")
    @ApiResponse(responseCode = "503", description = "Too many connections listen")
    ResponseEntity<SseEmitter> events(@PathVariable String id) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                // a proxy that collects what it passes on would tell nothing before the end
                .header("X-Accel-Buffering", "no")
                .body(events.follow(id, asker().id()));
    }

    @PostMapping("/{id}/cancel")
    @ApiResponse(responseCode = "202", description = "It is being stopped")
    @ApiResponse(responseCode = "404", description = "No such run was started by POST, or it is forgotten")
    ResponseEntity<JobEntry> cancel(@PathVariable String id) {
        JobEntry run = runs.cancel(id, asker());
        OpenAct.current().about(run.id());
        return ResponseEntity.accepted().body(run);
    }

    private Job.Asker asker() {
        return Job.Asker.current(users);
    }
}
