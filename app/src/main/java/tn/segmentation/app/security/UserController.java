package tn.segmentation.app.security;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tn.segmentation.app.audit.OpenAct;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.problem.RequestObject;
import tn.segmentation.app.problem.Slice;
import tn.segmentation.app.security.Users.Invitation;

/** Who may sign in and as what: what the command {@code user} does, for the page of administrators. */
@RestController
@RequestMapping(path = UserController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class UserController {

    static final String PATH = "/api/v1/users";

    private static final Logger LOG = LoggerFactory.getLogger(UserController.class);

    /** Bytes of the longest request. */
    static final int LONGEST = 10_000;

    private static final int LONGEST_WORD = 500;

    private final Users users;
    private final SignIns signIns;
    private final Configuration configuration;
    private final Clock clock;

    UserController(Users users, SignIns signIns, Configuration configuration, Clock clock) {
        this.users = users;
        this.signIns = signIns;
        this.configuration = configuration;
        this.clock = clock;
    }

    /**
     * A page of users.
     *
     * @param page 1 for the first
     * @param size most on one page
     * @param total on all pages
     * @param users by name
     */
    record UserList(int page, int size, long total, List<UserResource> users) {}

    @GetMapping
    @ApiResponse(responseCode = "200", description = "As many as were asked for")
    @ApiResponse(responseCode = "400", description = "There can be no such page")
    ResponseEntity<UserList> list(
            @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "20") int size) {
        Slice slice = new Slice(page, size);
        List<Account> all = users.list();
        Map<String, Instant> came = signIns.last();
        List<UserResource> some = slice.of(all).stream()
                .map(account -> UserResource.of(account, came.get(account.name())))
                .toList();
        return fresh(ResponseEntity.ok()).body(new UserList(page, size, all.size(), some));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(responseCode = "201", description = "The link, which is in no other answer")
    @ApiResponse(responseCode = "400", description = "The request is not understood, or this can be no name")
    @ApiResponse(responseCode = "409", description = "Somebody has that name already")
    ResponseEntity<InvitationResource> add(@Parameter(hidden = true) InputStream json) throws IOException {
        RequestObject request = RequestObject.read(json, LONGEST);
        request.requireOnly("name", "role");
        String name = name(request);
        Role role = role(request);
        OpenAct.current().about(name).with("role", role.word());
        Instant now = clock.instant();
        Invitation made = asked(() -> users.add(name, role, now));
        LOG.info("user add {}", made.account().name());
        return handed(made, now);
    }

    @GetMapping("/{id}")
    @ApiResponse(responseCode = "200", description = "Role, state and last sign-in")
    @ApiResponse(responseCode = "404", description = "Nobody has that name")
    ResponseEntity<UserResource> one(@PathVariable String id) {
        return fresh(ResponseEntity.ok()).body(resource(find(id)));
    }

    @PutMapping(path = "/{id}/role", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(responseCode = "200", description = "The user as it is now")
    @ApiResponse(responseCode = "400", description = "The request is not understood")
    @ApiResponse(responseCode = "404", description = "Nobody has that name")
    @ApiResponse(
            responseCode = "409",
            description = "No administrator would be left, or an OpenID provider says which role")
    UserResource role(@PathVariable String id, @Parameter(hidden = true) InputStream json) throws IOException {
        RequestObject request = RequestObject.read(json, LONGEST);
        request.requireOnly("role");
        Role role = role(request);
        String name = about(id);
        OpenAct.current().with("role", role.word());
        return changed("role", asked(() -> users.setRole(name, role)));
    }

    @PostMapping("/{id}/invitation")
    @ApiResponse(responseCode = "201", description = "The link, which is in no other answer")
    @ApiResponse(responseCode = "404", description = "Nobody has that name")
    @ApiResponse(responseCode = "409", description = "Whoever that is signs in with an OpenID provider")
    ResponseEntity<InvitationResource> invite(@PathVariable String id) {
        String name = about(id);
        Instant now = clock.instant();
        Invitation made = asked(() -> users.invite(name, now));
        LOG.info("user password {}", made.account().name());
        return handed(made, now);
    }

    @PostMapping("/{id}/disable")
    @ApiResponse(responseCode = "200", description = "The user as it is now")
    @ApiResponse(responseCode = "404", description = "Nobody has that name")
    @ApiResponse(responseCode = "409", description = "No administrator would be left")
    UserResource disable(@PathVariable String id) {
        String name = about(id);
        return changed("disable", asked(() -> users.disable(name, clock.instant())));
    }

    @PostMapping("/{id}/enable")
    @ApiResponse(responseCode = "200", description = "The user as it is now")
    @ApiResponse(responseCode = "404", description = "Nobody has that name")
    UserResource enable(@PathVariable String id) {
        String name = about(id);
        return changed("enable", asked(() -> users.enable(name)));
    }

    private Account find(String name) {
        return users.named(name)
                .map(Users.Known::account)
                .orElseThrow(() -> new RefusedAccount("account_unknown", name).ofRequest());
    }

    /** Says whom the act is about, and returns the name. What was typed is not kept where nobody is called so. */
    private String about(String name) {
        String known = find(name).name();
        OpenAct.current().about(known);
        return known;
    }

    /** Returns the name that is given, as it is written here. */
    static String name(RequestObject request) {
        return asked(() -> Users.written(request.requireText("name", LONGEST_WORD)));
    }

    /** Returns the role that is asked for. */
    static Role role(RequestObject request) {
        return Role.of(request.requireText("role", LONGEST_WORD)).orElseThrow(() -> request.unknown("role"));
    }

    /** Does something, and refuses it in the words of the web where it cannot be done. */
    static <T> T asked(Supplier<T> work) {
        try {
            return work.get();
        } catch (RefusedAccount e) {
            throw e.ofRequest();
        }
    }

    /** What is true of accounts now may not be in a moment, and secrets are to be kept by nobody on the way. */
    static ResponseEntity.BodyBuilder fresh(ResponseEntity.BodyBuilder answer) {
        return answer.cacheControl(CacheControl.noStore());
    }

    private UserResource changed(String what, Account account) {
        LOG.info("user {} {}", what, account.name());
        return resource(account);
    }

    private UserResource resource(Account account) {
        return UserResource.of(account, signIns.last().get(account.name()));
    }

    private ResponseEntity<InvitationResource> handed(Invitation made, Instant at) {
        UserResource invited = resource(made.account());
        return fresh(ResponseEntity.created(
                        URI.create(PATH + "/" + made.account().name())))
                .body(InvitationResource.of(invited, SignIn.link(address(), made.key()), at));
    }

    /** Returns where people reach the web application: as the settings say, else as who asks has reached it. */
    private String address() {
        return (configuration.publicUrl().isEmpty()
                        ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
                        : configuration.publicUrl())
                + "/";
    }
}
