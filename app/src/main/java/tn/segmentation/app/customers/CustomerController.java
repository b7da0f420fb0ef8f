package tn.segmentation.app.customers;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
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
import tn.segmentation.app.keys.CustomerTokens;
import tn.segmentation.app.problem.RequestObject;
import tn.segmentation.app.problem.RequestRefusal;
import tn.segmentation.store.customers.CustomerQueries;

/** Customers for programs. Ids are looked for by POST, so that none stands in an address or a log. */
@RestController
@RequestMapping(path = CustomerController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class CustomerController {

    static final String PATH = "/api/v1/customers";

    private static final int LONGEST_REVEAL = 5_000;
    private static final int LONGEST_RUN = 500;

    private final Customers customers;
    private final CustomerTokens tokens;
    private final CustomerViews views;

    CustomerController(Customers customers, CustomerTokens tokens, CustomerViews views) {
        this.customers = customers;
        this.tokens = tokens;
        this.views = views;
    }

    /**
     * How many customers a filter means.
     *
     * @param run id of the run
     * @param count of its customers
     */
    record Count(String run, long count) {}

    @PostMapping(path = "/search", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(responseCode = "200", description = "The customers, in the order of the file; none where nobody is")
    @ApiResponse(responseCode = "400", description = "The request is not understood, or names an unknown column")
    @ApiResponse(responseCode = "404", description = "There is no such run")
    ResponseEntity<CustomerPage> search(@Parameter(hidden = true) InputStream json) throws IOException {
        CustomerSearch search = CustomerSearch.read(json);
        RunCustomers of = customers.of(search.run());
        OpenAct.current().with("run", of.run().runId());
        CustomerQueries queries = of.queries();
        String id = search.id();
        long skipped = (search.page() - 1L) * search.size();
        List<CustomerView> found = (id == null
                        ? queries.page(search.filter().toFilter(), skipped, search.size())
                        : queries.find(id).map(List::of).orElseGet(List::of))
                .stream().map(customer -> views.of(customer, queries.columns())).toList();
        OpenAct.current().with("rows", found.size());
        if (id != null && !found.isEmpty()) {
            OpenAct.current().about(found.get(0).token());
        }
        return fresh(new CustomerPage(of.run().runId(), search.page(), search.size(), found));
    }

    @PostMapping(path = "/count", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(responseCode = "200", description = "Their number")
    @ApiResponse(responseCode = "400", description = "The request is not understood, or names an unknown column")
    @ApiResponse(responseCode = "404", description = "There is no such run")
    Count count(@Parameter(hidden = true) InputStream json) throws IOException {
        CustomerSearch search = CustomerSearch.readCount(json);
        RunCustomers of = customers.of(search.run());
        return new Count(of.run().runId(), of.queries().count(search.filter().toFilter()));
    }

    @GetMapping("/{id}")
    @ApiResponse(responseCode = "200", description = "The customer")
    @ApiResponse(responseCode = "404", description = "The run has no such customer, or there is no such run")
    ResponseEntity<CustomerView> customer(
            @PathVariable String id, @RequestParam(required = false) @Nullable String run) {
        String known = known(id);
        RunCustomers of = customers.of(run);
        OpenAct.current().with("run", of.run().runId());
        CustomerQueries queries = of.queries();
        return fresh(queries.customer(known)
                .map(customer -> views.of(customer, queries.columns()))
                .orElseThrow(CustomerController::unknown));
    }

    /**
     * The id of a customer, whole.
     *
     * @param token stands for it in addresses
     * @param id as the file had it, in its one form
     */
    record RevealedId(String token, String id) {}

    @PostMapping(path = "/{id}/reveal", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(responseCode = "200", description = "The id")
    @ApiResponse(responseCode = "400", description = "The request is not understood, or gives no reason")
    @ApiResponse(responseCode = "404", description = "The run has no such customer, or there is no such run")
    ResponseEntity<RevealedId> reveal(@PathVariable String id, @Parameter(hidden = true) InputStream json)
            throws IOException {
        RequestObject request = RequestObject.read(json, LONGEST_REVEAL);
        request.requireOnly("run", "reason");
        OpenAct.current().because(request.requirePurpose("reason"));
        String known = known(id);
        RunCustomers of = customers.of(request.text("run", LONGEST_RUN));
        OpenAct.current().with("run", of.run().runId());
        if (of.queries().customer(known).isEmpty()) {
            throw unknown();
        }
        return fresh(new RevealedId(id, known));
    }

    /** Returns the id that a token stands for, which is then what the act is about. */
    private String known(String token) {
        String id = tokens.text(token).orElseThrow(CustomerController::unknown);
        OpenAct.current().about(token);
        return id;
    }

    private static RequestRefusal unknown() {
        return new RequestRefusal(404, "customer_unknown", Map.of());
    }

    /** Who may see customers now may not tomorrow. */
    private static <T> ResponseEntity<T> fresh(T answer) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
    }
}
