package tn.segmentation.app.dashboard;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tn.segmentation.app.audit.OpenAct;
import tn.segmentation.app.customers.CustomerFilter;
import tn.segmentation.app.customers.CustomerViews;
import tn.segmentation.app.customers.Customers;
import tn.segmentation.app.customers.RunCustomers;
import tn.segmentation.app.keys.CustomerTokens;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.store.customers.Customer;

/**
 * Customers of a run by pages and filters, and one of them. An id that is looked for is posted: no address holds one.
 */
@Controller
class CustomersController {

    private static final int LONGEST_ID = 500;

    private final Customers customers;
    private final CustomerTokens tokens;
    private final CustomerViews views;
    private final Clock clock;

    CustomersController(Customers customers, CustomerTokens tokens, CustomerViews views, Clock clock) {
        this.customers = customers;
        this.tokens = tokens;
        this.views = views;
        this.clock = clock;
    }

    @GetMapping("/customers")
    String customers(
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(defaultValue = "") String run,
            @ModelAttribute("frame") Frame frame,
            Model model) {
        Optional<RunCustomers> of = customers.asked(run);
        if (of.isEmpty()) {
            return nothing(run);
        }
        CustomerFilter filter =
                FilterAddress.read(parameters, of.get().queries().columns());
        return page(of.get(), filter, number(parameters.getFirst("page")), frame, model);
    }

    /** Leads to the customer of an id, or says above all of them that there is none. */
    @PostMapping(path = "/customers", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    String find(
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String run,
            @ModelAttribute("frame") Frame frame,
            Model model) {
        if (id.length() > LONGEST_ID) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        Optional<RunCustomers> of = customers.asked(run);
        if (of.isEmpty()) {
            return nothing(run);
        }
        Optional<Customer> found = of.get().queries().find(id);
        if (found.isPresent()) {
            String token = tokens.of(found.get().id());
            OpenAct.current().about(token).with("run", of.get().run().runId());
            return "redirect:" + frame.about(of.get().run(), clock).links().customer(token);
        }
        model.addAttribute("wanted", id);
        return page(of.get(), CustomerFilter.EVERYBODY, 1, frame, model);
    }

    @GetMapping("/customers/{id}")
    String customer(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String run,
            @ModelAttribute("frame") Frame frame,
            Model model) {
        String known = tokens.text(id).orElseThrow(CustomersController::unknown);
        OpenAct.current().about(id);
        RunCustomers of = customers.asked(run).orElseThrow(CustomersController::unknown);
        OpenAct.current().with("run", of.run().runId());
        Customer customer = of.queries().customer(known).orElseThrow(CustomersController::unknown);
        model.addAttribute("frame", frame.about(of.run(), clock));
        model.addAttribute(
                "customer", CustomerCard.of(views.of(customer, of.queries().columns()), of.run(), words(of, frame)));
        return "customer";
    }

    /** Before anything is published there is nothing to be unknown. */
    private static String nothing(String run) {
        if (run.isBlank()) {
            return "empty";
        }
        throw unknown();
    }

    private String page(RunCustomers of, CustomerFilter filter, int number, Frame frame, Model model) {
        OpenAct.current().with("run", of.run().runId());
        CustomersPage page = CustomersPage.of(of, filter, number, views, words(of, frame));
        OpenAct.current().with("page", page.pager().page());
        model.addAttribute("frame", frame.about(of.run(), clock));
        model.addAttribute("customers", page);
        return "customers";
    }

    private static Words words(RunCustomers of, Frame frame) {
        return new Words(Messages.in(Language.of(frame.language())), of.run());
    }

    private static int number(@Nullable String written) {
        return written != null && written.matches("[0-9]{1,8}") ? Integer.parseInt(written) : 1;
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
