package tn.segmentation.app.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import tn.segmentation.app.audit.OpenAct;
import tn.segmentation.app.customers.Customers;
import tn.segmentation.app.customers.RunCustomers;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.operations.ExportRules;
import tn.segmentation.app.problem.RequestRefusal;
import tn.segmentation.app.security.Requester;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.SignedIn;
import tn.segmentation.app.security.Users;
import tn.segmentation.app.state.UnusableState;
import tn.segmentation.app.table.CsvTable;
import tn.segmentation.app.table.TableWriter;
import tn.segmentation.app.table.XlsxTable;
import tn.segmentation.store.customers.Customer;
import tn.segmentation.store.customers.CustomerCursor;
import tn.segmentation.store.customers.CustomerQueries;
import tn.segmentation.store.customers.Filter;

/**
 * Gives out customers as files, known minors never. Each is written down with its purpose before its first byte leaves:
 * where that cannot be, nobody is given anything. However many customers there are, few are in memory.
 */
public final class Exports {

    /** At a time; each reads as fast as it can. */
    private static final int MOST = 2;

    private static final int SEGMENTS_NAMED = 5;

    private final Customers customers;
    private final ExportRegister register;
    private final ExportRules rules;
    private final Users users;
    private final Clock clock;
    private final Semaphore turns = new Semaphore(MOST);

    Exports(Customers customers, ExportRegister register, ExportRules rules, Users users, Clock clock) {
        this.customers = customers;
        this.register = register;
        this.rules = rules;
        this.users = users;
        this.clock = clock;
    }

    /** Opens what a file is written to, once it is known that there is one. */
    @FunctionalInterface
    interface Target {
        /**
         * Opens it.
         *
         * @param name of the file
         * @param type what HTTP calls its format
         */
        OutputStream open(String name, String type) throws IOException;
    }

    /** What has to be so at the last moment before a file is given out. */
    @FunctionalInterface
    interface Condition {
        /** Refuses it if it is not. */
        void require();
    }

    /**
     * Writes a file.
     *
     * @param who is given it
     * @param condition under which it is given out
     * @throws RequestRefusal {@code exports_busy} (503), {@code export_ages_unknown} (409), or as
     *     {@link Customers#of(String)} has it
     * @throws UnusableState if it cannot be written down
     */
    void write(ExportOrder order, SignedIn who, Messages messages, Condition condition, Target target)
            throws IOException {
        Meant meant = meant(order);
        RunCustomers of = meant.of();
        ExportColumns columns = meant.columns();
        if (!turns.tryAcquire()) {
            throw new RequestRefusal(503, "exports_busy", Map.of());
        }
        try {
            Instant now = clock.instant();
            long rows = meant.rows();
            condition.require();
            writeDown(new Export(
                    UUID.randomUUID().toString(),
                    now,
                    name(who),
                    of.run().runId(),
                    order.format().word(),
                    order.filter(),
                    columns.names(),
                    order.purpose(),
                    meant.ages().word(),
                    rows,
                    of.queries().count(order.filter().toFilter()) - rows));
            String name = fileName(of, order, LocalDate.ofInstant(now, clock.getZone()));
            String type = order.format().mediaType();
            Words words = new Words(messages, of.run().synthetic(), rules.declaration());
            if (order.format() == ExportFormat.PARQUET) {
                writeParquet(of, meant.whom(), columns, words, () -> target.open(name, type));
            } else {
                writeRows(of.queries().all(meant.whom()), order, columns, words, () -> target.open(name, type));
            }
        } finally {
            turns.release();
        }
    }

    /**
     * What an order is about.
     *
     * @param of the customers of its run
     * @param columns of the file
     * @param ages of those who are in it
     * @param whom who is in it
     */
    record Meant(RunCustomers of, ExportColumns columns, Ages ages, Filter whom) {

        long rows() {
            return of.queries().count(whom);
        }
    }

    /**
     * Returns what an order is about.
     *
     * @throws RequestRefusal {@code export_ages_unknown} (409), or as {@link Customers#of(String)} has it
     */
    Meant meant(ExportOrder order) {
        RunCustomers of = customers.of(order.run());
        CustomerQueries queries = of.queries();
        List<String> wanted = order.columns();
        if (wanted != null) {
            wanted.forEach(queries::column);
        }
        Ages ages = Ages.in(queries.columns(), rules.unknownAges());
        return new Meant(
                of,
                ExportColumns.of(queries.columns(), wanted),
                ages,
                ages.of(order.filter().toFilter()));
    }

    private void writeDown(Export export) {
        OpenAct.current()
                .about(export.id())
                .with("run", export.run())
                .with("format", export.format())
                .with("rows", export.rows())
                .with("left_out_for_age", export.leftOut());
        register.add(export);
    }

    /** Returns how many exports somebody may see: administrators those of everybody, others their own. */
    public long count(SignedIn reader) {
        return register.count(whose(reader));
    }

    /** Returns some of them, newest first: at most {@code size} behind {@code skipped}. */
    public List<Export> list(SignedIn reader, long skipped, int size) {
        return register.list(whose(reader), skipped, size);
    }

    private @Nullable String whose(SignedIn reader) {
        return reader.role().includes(Role.ADMINISTRATOR) ? null : name(reader);
    }

    /** A program may be called as a person is: its name says that it is one. */
    private String name(SignedIn who) {
        return Requester.of(who, users).name();
    }

    /** What a file says of itself, in the language of who asked for it. */
    private record Words(Messages messages, boolean synthetic, String declaration) {

        String mark() {
            return synthetic ? messages.text("synthetic.mark") : "";
        }

        String declared() {
            return declaration.isEmpty() ? "" : messages.text("web.export.declared", Map.of("number", declaration));
        }

        /** What stands behind the customers; empty for nothing. */
        String note() {
            return Stream.of(mark(), declared()).filter(text -> !text.isEmpty()).collect(Collectors.joining(" · "));
        }

        XlsxTable.Names sheets() {
            String last = synthetic ? mark() : declaration.isEmpty() ? "" : messages.text("web.export.notes");
            return new XlsxTable.Names(messages.text("web.export.sheet"), last, note());
        }
    }

    private interface Opening {
        OutputStream open() throws IOException;
    }

    private static void writeRows(
            CustomerCursor customers, ExportOrder order, ExportColumns columns, Words words, Opening target)
            throws IOException {
        try (customers) {
            OutputStream out = target.open();
            TableWriter writer = order.format() == ExportFormat.CSV
                    ? new CsvTable(out, columns.header(), order.csv(), words.note())
                    : new XlsxTable(out, columns.header(), words.sheets(), XlsxTable.MOST_ROWS);
            for (Customer customer = customers.next(); customer != null; customer = customers.next()) {
                writer.write(columns.cells(customer));
            }
            writer.end();
        }
    }

    /** DuckDB writes to files alone. */
    private static void writeParquet(RunCustomers of, Filter whom, ExportColumns columns, Words words, Opening target)
            throws IOException {
        Path file = of.queries().newFile();
        try {
            Map<String, String> notes = new LinkedHashMap<>();
            notes.put("run", of.run().runId());
            notes.put("data", words.mark());
            notes.put("declaration", words.declaration());
            notes.values().removeIf(String::isEmpty);
            of.queries().writeParquet(whom, columns.names(), file, notes);
            Files.copy(file, target.open());
        } finally {
            FileSystemUtils.deleteRecursively(file.getParent());
        }
    }

    /** Returns {@code customers_20261101T070000-3fa9c1_S1_2026-11-28.csv}: run, segments and day. */
    private static String fileName(RunCustomers of, ExportOrder order, LocalDate day) {
        List<String> segments = order.filter().segments();
        String whose = segments.isEmpty() || segments.size() > SEGMENTS_NAMED
                ? ""
                : "_" + String.join("-", segments).replaceAll("[^A-Za-z0-9_-]", "_");
        return "customers_" + of.run().runId() + whose + "_" + day + "."
                + order.format().word();
    }
}
