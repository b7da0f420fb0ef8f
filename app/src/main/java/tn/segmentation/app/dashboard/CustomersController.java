package tn.segmentation.app.dashboard;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tn.segmentation.app.audit.OpenAct;
import tn.segmentation.app.customers.CustomerFilter;
import tn.segmentation.app.customers.CustomerTokens;
import tn.segmentation.app.customers.CustomerViews;
import tn.segmentation.app.customers.Customers;
import tn.segmentation.app.customers.RunCustomers;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.store.customers.Customer;

/** Customers by pages and filters, and one of them. An id that is looked for is posted: no address holds one. */
@Controller
class CustomersController {

    private static final int LONGEST_ID = 500;

    private final Customers customers;
    private final CustomerTokens tokens;
    private final CustomerViews views;

    CustomersController(Customers customers, CustomerTokens tokens, CustomerViews views) {
        this.customers = customers;
        this.tokens = tokens;
        this.views = views;
    }

    @GetMapping("/customers")
    String customers(@RequestParam MultiValueMap<String, String> parameters, Model model, Locale locale) {
        Optional<RunCustomers> of = customers.published();
        if (of.isEmpty()) {
            return "empty";
        }
        CustomerFilter filter =
                FilterAddress.read(parameters, of.get().queries().columns());
        return page(of.get(), filter, number(parameters.getFirst("page")), model, locale);
    }

    /** Leads to the customer of an id, or says above all of them that there is none. */
    @PostMapping(path = "/customers", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    String find(@RequestParam(defaultValue = "") String id, Model model, Locale locale) {
        if (id.length() > LONGEST_ID) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        Optional<RunCustomers> of = customers.published();
        if (of.isEmpty()) {
            return "empty";
        }
        Optional<Customer> found = of.get().queries().find(id);
        if (found.isPresent()) {
            String token = tokens.of(found.get().id());
            OpenAct.current().about(token);
            return "redirect:/customers/" + token;
        }
        model.addAttribute("wanted", id);
        return page(of.get(), CustomerFilter.EVERYBODY, 1, model, locale);
    }

    @GetMapping("/customers/{id}")
    String customer(@PathVariable String id, Model model, Locale locale) {
        String known = tokens.id(id).orElseThrow(CustomersController::unknown);
        OpenAct.current().about(id);
        RunCustomers of = customers.published().orElseThrow(CustomersController::unknown);
        Customer customer = of.queries().customer(known).orElseThrow(CustomersController::unknown);
        model.addAttribute(
                "customer", CustomerCard.of(views.of(customer, of.queries().columns()), of.run(), words(of, locale)));
        return "customer";
    }

    private String page(RunCustomers of, CustomerFilter filter, int number, Model model, Locale locale) {
        OpenAct.current().with("run", of.run().runId());
        CustomersPage page = CustomersPage.of(of, filter, number, views, words(of, locale));
        OpenAct.current().with("page", page.pager().page());
        model.addAttribute("customers", page);
        return "customers";
    }

    private static Words words(RunCustomers of, Locale locale) {
        return new Words(Messages.in(Language.of(locale.getLanguage())), of.run());
    }

    private static int number(@Nullable String written) {
        return written != null && written.matches("[0-9]{1,8}") ? Integer.parseInt(written) : 1;
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
