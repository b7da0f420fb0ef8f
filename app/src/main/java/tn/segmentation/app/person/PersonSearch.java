package tn.segmentation.app.person;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.segmentation.app.customers.Customers;
import tn.segmentation.app.dataset.Dataset;
import tn.segmentation.app.dataset.DatasetSearch;
import tn.segmentation.app.exports.Export;
import tn.segmentation.app.exports.ExportRegister;
import tn.segmentation.app.keys.CustomerTokens;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.person.PersonalData.Assigned;
import tn.segmentation.app.person.PersonalData.Given;
import tn.segmentation.app.person.PersonalData.InFile;
import tn.segmentation.app.person.PersonalData.InRun;
import tn.segmentation.app.privacy.SmallCells;
import tn.segmentation.app.run.Memory;
import tn.segmentation.app.run.RegisteredRun;
import tn.segmentation.app.run.RunSweep;
import tn.segmentation.core.data.Refusal;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.customers.Customer;
import tn.segmentation.store.customers.CustomerQueries;
import tn.segmentation.store.customers.UnknownCustomerColumn;
import tn.segmentation.store.customers.UnreadableCustomers;
import tn.segmentation.store.input.FoundRecord;
import tn.segmentation.store.input.Reject;
import tn.segmentation.store.input.SoughtId;
import tn.segmentation.store.run.RunErasure;
import tn.segmentation.store.run.RunFolder;
import tn.segmentation.store.run.RunSummary;

/** Finds what is kept of a person in files and runs. For the command line: files are read in this process. */
public final class PersonSearch {

    private static final Logger LOG = LoggerFactory.getLogger(PersonSearch.class);

    private final Configuration configuration;
    private final Clock clock;
    private final Language language;
    private final SmallCells cells;
    private final ExportRegister exports;
    private final CustomerTokens tokens;

    /** Prepares it, for a reader of that language. */
    public PersonSearch(Configuration configuration, Clock clock, Language language) {
        this.configuration = configuration;
        this.clock = clock;
        this.language = language;
        this.cells = SmallCells.of(configuration);
        this.exports = ExportRegister.open(configuration);
        this.tokens = new CustomerTokens(configuration.customerKey());
    }

    /**
     * Returns everything that is kept of a person.
     *
     * @throws tn.segmentation.app.state.UnusableState if nobody can tell which runs there are
     * @throws tn.segmentation.core.progress.Cancelled if {@code progress} asks to stop
     */
    public PersonalData find(Person person, Progress progress) {
        List<InFile> files = new ArrayList<>();
        List<InRun> runs = new ArrayList<>();
        List<Given> given = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        try (DatasetSearch search = DatasetSearch.open(configuration, clock, language)) {
            for (Dataset dataset : search.all((id, why) -> unreadable.add(unreadable(id, why)))) {
                try {
                    List<FoundRecord> records = search.find(dataset, person.id(), progress);
                    if (!records.isEmpty()) {
                        files.add(new InFile(dataset.id(), dataset.name(), dataset.uploadedAt(), records));
                    }
                } catch (Refusal e) {
                    unreadable.add(unreadable(dataset.id(), e));
                }
            }
        }
        List<RegisteredRun> all =
                RunSweep.complete(configuration, (name, why) -> unreadable.add(unreadable(name, why)));
        for (RegisteredRun run : all) {
            progress.checkCancelled();
            try {
                look(run, person.id(), runs, given);
            } catch (Refusal | UnreadableCustomers e) {
                unreadable.add(unreadable(run.id(), e));
            }
        }
        return new PersonalData(
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(), files, runs, given, unreadable);
    }

    /** A run whose files take the place of others meanwhile, with other tokens, is looked at once more. */
    private void look(RegisteredRun run, SoughtId person, List<InRun> runs, List<Given> given) {
        RunFolder folder;
        List<InRun> inRun = new ArrayList<>();
        List<Given> ofRun = new ArrayList<>();
        do {
            inRun.clear();
            ofRun.clear();
            folder = run.open();
            look(folder, run, person, inRun, ofRun);
        } while (!folder.isCurrent());
        runs.addAll(inRun);
        given.addAll(ofRun);
    }

    private void look(RunFolder folder, RegisteredRun run, SoughtId person, List<InRun> runs, List<Given> given) {
        RunSummary summary = cells.of(folder);
        List<Reject> rejected = erasure(folder, person).rejects();
        try (CustomerQueries queries = queries(folder)) {
            Optional<Customer> customer = customer(queries, summary, person);
            if (customer.isPresent() || !rejected.isEmpty()) {
                runs.add(new InRun(
                        run.id(),
                        run.createdAt().toString(),
                        run.inputName(),
                        run.period(),
                        customer.map(line -> assigned(line, queries, summary)).orElse(null),
                        rejected));
            }
            customer.ifPresent(line -> given.addAll(given(exports.ofRun(run.id()), queries, line)));
        }
    }

    /** What cannot be read may hold the person: it is named. */
    static String unreadable(String id, RuntimeException failure) {
        LOG.error("{} cannot be looked through for a person: {}", id, code(failure));
        return id;
    }

    private static String code(RuntimeException failure) {
        return failure instanceof Refusal refusal ? refusal.code() : failure.toString();
    }

    /** Returns the line of the person in a run; lines stand for ids where a file has none. */
    private static Optional<Customer> customer(CustomerQueries queries, RunSummary summary, SoughtId person) {
        return summary.hasIds()
                ? person.forms().stream()
                        .map(queries::customer)
                        .flatMap(Optional::stream)
                        .findFirst()
                : Optional.empty();
    }

    private static Assigned assigned(Customer customer, CustomerQueries queries, RunSummary summary) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < queries.columns().size(); i++) {
            values.put(queries.columns().get(i).name(), customer.values().get(i));
        }
        Optional<RunSummary.Segment> segment = summary.segment(customer.segment());
        return new Assigned(
                customer.id(),
                customer.line(),
                values,
                customer.imputed(),
                customer.segment(),
                segment.map(RunSummary.Segment::name).orElse(""),
                segment.map(RunSummary.Segment::offer)
                        .map(RunSummary.Offer::name)
                        .orElse(""),
                customer.secondSegment(),
                customer.distance());
    }

    /** Returns the files that others were given with the person in it. */
    List<Given> given(RegisteredRun run, RunFolder folder, SoughtId person) {
        List<Export> ofRun = exports.ofRun(run.id());
        if (ofRun.isEmpty()) {
            return List.of();
        }
        try (CustomerQueries queries = queries(folder)) {
            return customer(queries, cells.of(folder), person)
                    .map(line -> given(ofRun, queries, line))
                    .orElse(List.of());
        }
    }

    private static List<Given> given(List<Export> ofRun, CustomerQueries queries, Customer line) {
        return ofRun.stream()
                .filter(export -> means(queries, export, line.id()))
                .map(PersonSearch::given)
                .toList();
    }

    private static boolean means(CustomerQueries queries, Export export, String id) {
        try {
            return queries.means(export.whom(), id);
        } catch (UnknownCustomerColumn e) {
            // it was another run of that id once: who cannot tell says that it may have been
            return true;
        }
    }

    private static Given given(Export export) {
        return new Given(
                export.run(), export.exportedAt().toString(), export.exportedBy(), export.purpose(), export.columns());
    }

    RunErasure erasure(RunFolder folder, SoughtId person) {
        return new RunErasure(
                folder, person, tokens, Memory.forDuckDb(), Runtime.getRuntime().availableProcessors());
    }

    private CustomerQueries queries(RunFolder folder) {
        return CustomerQueries.open(folder, tokens, Customers.scratch(configuration));
    }
}
