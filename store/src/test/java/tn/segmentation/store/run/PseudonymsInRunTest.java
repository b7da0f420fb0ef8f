package tn.segmentation.store.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tn.segmentation.core.engine.Assignments;
import tn.segmentation.core.progress.Cancelled;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.customers.Customer;
import tn.segmentation.store.customers.CustomerQueries;
import tn.segmentation.store.customers.Filter;
import tn.segmentation.store.duckdb.DuckDb;
import tn.segmentation.store.input.Customers;
import tn.segmentation.store.input.Pseudonyms;
import tn.segmentation.store.input.ReadingOptions;
import tn.segmentation.store.input.SoughtId;
import tn.segmentation.store.input.TestPseudonyms;

/** A run in which pseudonyms stand for numbers and names, and whoever has the key finds everybody as before. */
class PseudonymsInRunTest {

    private static final Pseudonyms OURS = TestPseudonyms.OURS;
    private static final Pseudonyms NEWEST = new TestPseudonyms("5eed0001");

    /** Each number of the file begins so; the digits that follow are written in groups too. */
    private static final String CANARY = "239912";

    @TempDir
    Path folder;

    private static String lines() {
        return IntStream.range(0, 40)
                .map(i -> 39 - i)
                .mapToObj(i -> "%s%02d;%d;%d;Salma %d;+216 23 99 12 %02d;216239912%02d\n"
                        .formatted(CANARY, i, 20 + i, 10 * i, i, i, i))
                .collect(Collectors.joining(
                        "",
                        "msisdn;age;montant_consommation;nom;tel du parent;parrain\n",
                        CANARY + "77;x;1;Salma;" + CANARY + "78;Ali\n" + "216 23 99 12 77;30;1;Salma;\"00216" + CANARY
                                + "78\";Ali;" + CANARY + "79\n"));
    }

    private RunFolder run(AssignmentFormat format) throws IOException {
        return run("run", format, OURS);
    }

    private RunFolder run(String name, AssignmentFormat format, Pseudonyms pseudonyms) throws IOException {
        Path file = Files.writeString(folder.resolve("octobre.csv"), lines());
        Path scratch = Files.createDirectories(folder.resolve("reading"));
        try (RunDraft draft = RunDraft.of(folder.resolve(name));
                Customers customers = Customers.read(file, ReadingOptions.none(), scratch, 2, Progress.SILENT)) {
            int rows = customers.records().rows();
            assertThat(rows).isEqualTo(40);
            assertThat(customers.records().personal()).containsExactly("id_client", "nom", "tel du parent");
            Assignments all = new Assignments(new byte[rows], new byte[rows], new float[rows]);
            draft.writeAssignments(
                    customers.records(pseudonyms, 2, Progress.SILENT),
                    all,
                    RunExamples.LABELS,
                    format,
                    2,
                    Progress.SILENT);
            draft.writeRejects(customers.rejects(pseudonyms), reject -> "Ligne " + reject.line() + reject.value());
            draft.writeModel(RunExamples.model());
            draft.writeSummary(RunExamples.summary(RunExamples.RUN_ID, rows));
            draft.writeProvenance(RunExamples.provenance(new RunProvenance.Tokens(
                    pseudonyms.key(), customers.records().personal())));
            return draft.publish();
        }
    }

    /** Parquet is compressed: its cells are looked at too. */
    private static void assertNobodyStandsIn(RunFolder run, Path scratch) throws IOException, SQLException {
        try (Stream<Path> files = Files.list(run.path())) {
            for (Path file : files.toList()) {
                String content = file.toString().endsWith(".parquet")
                        ? cells(run, file, scratch)
                        : new String(Files.readAllBytes(file), ISO_8859_1);
                assertThat(content)
                        .as(file.toString())
                        .doesNotContain(CANARY)
                        .doesNotContain("23 99 12")
                        .doesNotContain("Salma");
            }
        }
    }

    private static String cells(RunFolder run, Path parquet, Path scratch) throws SQLException {
        StringBuilder cells = new StringBuilder();
        try (DuckDb db = DuckDb.open(scratch, List.of(run.path()), 256L << 20, 1);
                ResultSet rows = db.connection()
                        .createStatement()
                        .executeQuery(
                                "SELECT t::VARCHAR FROM read_parquet(" + DuckDb.quote(parquet.toString()) + ") t")) {
            while (rows.next()) {
                cells.append(rows.getString(1)).append('\n');
            }
        }
        return cells.toString();
    }

    @ParameterizedTest
    @EnumSource(AssignmentFormat.class)
    void holdsNoNumberAndNoName(AssignmentFormat format) throws IOException, SQLException {
        RunFolder run = run(format);

        assertNobodyStandsIn(run, Files.createDirectory(folder.resolve("looking")));
        run.verify();
    }

    @Test
    void hasItsPseudonymsInOrder() throws IOException, SQLException {
        RunFolder run = run(AssignmentFormat.PARQUET);
        List<String> ids = new ArrayList<>();
        try (DuckDb db = DuckDb.open(
                        Files.createDirectory(folder.resolve("looking")), List.of(run.path()), 256L << 20, 1);
                ResultSet rows = db.connection()
                        .createStatement()
                        .executeQuery("SELECT id FROM read_parquet("
                                + DuckDb.quote(run.ids().toString()) + ")")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }

        assertThat(ids).hasSize(40).isSorted().allMatch(id -> OURS.text(id).isPresent());
    }

    @ParameterizedTest
    @EnumSource(AssignmentFormat.class)
    void answersByNumbers(AssignmentFormat format) throws IOException {
        RunFolder run = run(format);
        try (CustomerQueries queries = CustomerQueries.open(run, OURS, folder.resolve("scratch"))) {
            Customer found = queries.find("+216 23 99 12 05").orElseThrow();

            assertThat(found.id()).isEqualTo("21623991205");
            assertThat(found.values().get(0)).isEqualTo(25.0);
            assertThat(queries.page(Filter.EVERYBODY, 39, 1))
                    .extracting(Customer::id)
                    .containsExactly("21623991200");
            assertThat(queries.means(new Filter.Between("age", 25.0, 25.0), "21623991205"))
                    .isTrue();
            assertThat(queries.find("23991299")).isEmpty();
        }
    }

    @Test
    void givesNumbersOut() throws IOException, SQLException {
        RunFolder run = run(AssignmentFormat.PARQUET);
        try (CustomerQueries queries = CustomerQueries.open(run, OURS, folder.resolve("scratch"))) {
            Path file = queries.newFile();
            queries.writeParquet(
                    new Filter.Between("age", 25.0, 26.0), List.of("age", "nom"), file, Map.of("run", "r"));
            Path scratch = Files.createDirectory(folder.resolve("looking"));
            try (DuckDb db = DuckDb.open(scratch, List.of(file), 256L << 20, 1);
                    ResultSet rows = db.connection()
                            .createStatement()
                            .executeQuery("SELECT string_agg(id_client, ' '), min(nom) FROM read_parquet("
                                    + DuckDb.quote(file.toString()) + ")")) {
                rows.next();
                assertThat(rows.getString(1)).isEqualTo("21623991206 21623991205");
                assertThat(OURS.text(rows.getString(2))).isPresent();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(AssignmentFormat.class)
    void takesOutByNumbers(AssignmentFormat format) throws IOException {
        RunFolder run = run(format);
        RunErasure.Found accepted = new RunErasure(run, SoughtId.of("23991205"), OURS, 256L << 20, 2).erase();
        RunFolder after = RunFolder.open(run.path());
        RunErasure rejected = new RunErasure(after, SoughtId.of("+216 23991277"), OURS, 256L << 20, 2);

        assertThat(accepted).isEqualTo(new RunErasure.Found(1, 0));
        assertThat(rejected.rejects()).hasSize(2);
        assertThat(rejected.erase()).isEqualTo(new RunErasure.Found(0, 2));
        try (CustomerQueries queries = CustomerQueries.open(RunFolder.open(run.path()), OURS, folder.resolve("s"))) {
            assertThat(queries.find("23991205")).isEmpty();
            assertThat(queries.find("23991206")).isPresent();
        }
    }

    /** As if it had been made with that key, which is the oracle. */
    @ParameterizedTest
    @EnumSource(AssignmentFormat.class)
    void saysTheSameByAnotherKey(AssignmentFormat format) throws IOException, SQLException {
        RunFolder run = run(format);
        RunFolder asked = run("asked", format, NEWEST);

        assertThat(rekeying(run).rekey(Progress.SILENT)).isTrue();

        RunFolder after = RunFolder.open(run.path());
        after.verify();
        assertThat(after.erased()).isZero();
        assertThat(after.provenance().tokens())
                .isEqualTo(new RunProvenance.Tokens(
                        NEWEST.key(), List.of("id_client", "nom", "tel du parent"), OURS.key()));
        Path scratch = Files.createDirectory(folder.resolve("looking"));
        try (Stream<Path> files = Files.list(asked.path())) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(".parquet")) {
                    assertThat(cells(after, after.path().resolve(name), scratch))
                            .isEqualTo(cells(asked, file, scratch));
                } else if (name.endsWith(".csv")) {
                    assertThat(after.path().resolve(name)).hasSameBinaryContentAs(file);
                }
            }
        }
        try (CustomerQueries queries = CustomerQueries.open(after, NEWEST, folder.resolve("s"))) {
            assertThat(queries.find("+216 23 99 12 05").orElseThrow().id()).isEqualTo("21623991205");
        }
        assertThat(rekeying(after).rekey(Progress.SILENT)).isFalse();
    }

    private static RunRekeying rekeying(RunFolder run) {
        return new RunRekeying(run, NEWEST, 256L << 20, 2);
    }

    @Test
    void staysAsItIsWhereItIsDamagedOrTimeIsUp() throws IOException {
        RunFolder run = run(AssignmentFormat.BOTH);
        Progress over = new Progress() {
            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThatExceptionOfType(Cancelled.class)
                .isThrownBy(() -> rekeying(run).rekey(over));
        RunFolder.open(run.path()).verify();
        Files.writeString(
                run.path().resolve(RejectsCsv.NAME),
                Files.readString(run.path().resolve(RejectsCsv.NAME)).replace('x', 'y'));

        assertThatExceptionOfType(DamagedRun.class)
                .isThrownBy(() -> rekeying(run).rekey(Progress.SILENT));

        assertThat(Objects.requireNonNull(
                                RunFolder.open(run.path()).provenance().tokens())
                        .key())
                .isEqualTo(OURS.key());
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> String.valueOf(path.getFileName())))
                    .containsExactlyInAnyOrder("octobre.csv", "reading", "run");
        }
    }

    /** Whoever has another key finds nobody, and is told nothing. */
    @Test
    void tellsNothingWithoutTheKey() throws IOException {
        RunFolder run = run(AssignmentFormat.PARQUET);
        try (CustomerQueries queries = CustomerQueries.open(run, Pseudonyms.NONE, folder.resolve("scratch"))) {
            assertThat(queries.find("23991205")).isEmpty();
            assertThat(queries.page(Filter.EVERYBODY, 0, 1).get(0).id()).doesNotContain(CANARY);
        }
    }
}
