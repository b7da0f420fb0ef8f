package tn.segmentation.app.security;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tn.segmentation.app.audit.OpenAct;
import tn.segmentation.app.problem.RequestObject;
import tn.segmentation.app.problem.Slice;
import tn.segmentation.app.security.Tokens.Issued;

/** What programs sign in with: what the command {@code token} does, for the page of administrators. */
@RestController
@RequestMapping(path = TokenController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class TokenController {

    static final String PATH = "/api/v1/tokens";

    private static final Logger LOG = LoggerFactory.getLogger(TokenController.class);

    private final Tokens tokens;
    private final Clock clock;

    TokenController(Tokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * A page of tokens.
     *
     * @param page 1 for the first
     * @param size most on one page
     * @param total on all pages
     * @param tokens by name, newest first
     */
    record TokenList(int page, int size, long total, List<TokenResource> tokens) {}

    @GetMapping
    @ApiResponse(responseCode = "200", description = "As many as were asked for")
    @ApiResponse(responseCode = "400", description = "There can be no such page")
    ResponseEntity<TokenList> list(
            @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "20") int size) {
        Slice slice = new Slice(page, size);
        List<Token> all = tokens.list();
        Instant now = clock.instant();
        List<TokenResource> some = slice.of(all).stream()
                .map(token -> TokenResource.of(token, null, now))
                .toList();
        return UserController.fresh(ResponseEntity.ok()).body(new TokenList(page, size, all.size(), some));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(responseCode = "201", description = "The token with its key, which is in no other answer")
    @ApiResponse(responseCode = "400", description = "The request is not understood, or this can be no name or role")
    @ApiResponse(responseCode = "409", description = "A valid token has that name already")
    ResponseEntity<TokenResource> add(@Parameter(hidden = true) InputStream json) throws IOException {
        RequestObject request = RequestObject.read(json, UserController.LONGEST);
        request.requireOnly("name", "role", "days");
        String name = UserController.name(request);
        Role role = UserController.role(request);
        int days = request.whole("days", Tokens.USUAL_DAYS, 1, Tokens.MOST_DAYS);
        OpenAct.current().about(name).with("role", role.word()).with("days", days);
        Instant now = clock.instant();
        Issued issued = UserController.asked(() -> tokens.add(name, role, now, Duration.ofDays(days)));
        LOG.info("token {} added", issued.token().name());
        return UserController.fresh(ResponseEntity.status(HttpStatus.CREATED))
                .body(TokenResource.of(issued.token(), issued.key(), now));
    }

    @PostMapping("/{id}/revoke")
    @ApiResponse(responseCode = "200", description = "The token as it is now")
    @ApiResponse(responseCode = "404", description = "No valid token has that name")
    TokenResource revoke(@PathVariable String id) {
        String name = UserController.asked(() -> Users.written(id));
        OpenAct.current().about(name);
        Instant now = clock.instant();
        Token revoked = UserController.asked(() -> tokens.revoke(name, now));
        LOG.info("token {} revoked", revoked.name());
        return TokenResource.of(revoked, null, now);
    }
}
