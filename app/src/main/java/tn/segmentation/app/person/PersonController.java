package tn.segmentation.app.person;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tn.segmentation.app.audit.OpenAct;
import tn.segmentation.app.keys.CustomerTokens;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.problem.RequestObject;
import tn.segmentation.app.problem.RequestRefusal;
import tn.segmentation.app.problem.Slice;
import tn.segmentation.app.security.Requester;
import tn.segmentation.app.security.SignedIn;
import tn.segmentation.app.security.Users;

/** What is kept of one person, put together and destroyed. An id never stands in an address: it is posted. */
@RestController
class PersonController {

    private static final int LONGEST = 10_000;
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_REASON = 500;

    private final ErasureRegister register;
    private final PersonProcesses processes;
    private final CustomerTokens tokens;
    private final Users users;
    private final Clock clock;

    PersonController(
            ErasureRegister register, PersonProcesses processes, CustomerTokens tokens, Users users, Clock clock) {
        this.register = register;
        this.processes = processes;
        this.tokens = tokens;
        this.users = users;
        this.clock = clock;
    }

    @PostMapping(
            path = "/api/v1/persons/copy",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(responseCode = "200", description = "What was found; it says what could not be looked through")
    @ApiResponse(responseCode = "400", description = "The request is not understood")
    @ApiResponse(responseCode = "422", description = "That is no id")
    @ApiResponse(responseCode = "503", description = "Another person is looked for")
    ResponseEntity<PersonalData> copy(@Parameter(hidden = true) InputStream json, Locale locale) throws IOException {
        RequestObject request = RequestObject.read(json, LONGEST);
        request.requireOnly("id");
        Person person = person(request);
        OpenAct.current().about(person.token());
        ContentDisposition saved = ContentDisposition.attachment()
                .filename("person.json", StandardCharsets.US_ASCII)
                .build();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, saved.toString())
                .body(processes.copy(person, Language.of(locale.getLanguage())));
    }

    @PostMapping(
            path = "/api/v1/erasures",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(responseCode = "202", description = "The order is written down and will be carried out")
    @ApiResponse(responseCode = "400", description = "The request is not understood, or gives no reason")
    @ApiResponse(responseCode = "422", description = "That is no id")
    ResponseEntity<Erasure> erase(@Parameter(hidden = true) InputStream json, Locale locale) throws IOException {
        RequestObject request = RequestObject.read(json, LONGEST);
        request.requireOnly("id", "reason");
        Person person = person(request);
        String reason = request.requireText("reason", LONGEST_REASON).strip();
        if (reason.isEmpty()) {
            throw request.unknown("reason");
        }
        String by = Requester.of(SignedIn.current().orElseThrow(), users).name();
        Erasure order = Erasures.order(person, by, reason, clock.instant());
        OpenAct.current().about(order.id()).because(reason);
        register.add(order);
        processes.carryOut(Language.of(locale.getLanguage()));
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/erasures/" + order.id()))
                .cacheControl(CacheControl.noStore())
                .body(order);
    }

    private Person person(RequestObject request) {
        String id = request.requireText("id", LONGEST_ID);
        try {
            return Person.of(id, tokens);
        } catch (Person.NoId e) {
            throw new RequestRefusal(422, e.code(), e.params());
        }
    }

    /**
     * A page of orders.
     *
     * @param page 1 for the first
     * @param size most on one page
     * @param total on all pages
     * @param erasures newest first
     */
    record ErasureList(int page, int size, long total, List<Erasure> erasures) {}

    @GetMapping(path = "/api/v1/erasures", produces = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(responseCode = "200", description = "What came of each")
    @ApiResponse(responseCode = "400", description = "There can be no such page")
    ResponseEntity<ErasureList> list(
            @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "20") int size) {
        Slice slice = new Slice(page, size);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new ErasureList(page, size, register.count(), register.list(slice.before(), slice.size())));
    }

    @GetMapping(path = "/api/v1/erasures/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(responseCode = "200", description = "The order, and what was destroyed so far")
    @ApiResponse(responseCode = "404", description = "There is no such order")
    ResponseEntity<Erasure> find(@PathVariable String id) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(register.find(id)
                        .orElseThrow(() -> new RequestRefusal(404, "erasure_unknown", Map.of("id", id))));
    }
}
