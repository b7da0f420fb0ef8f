package tn.segmentation.store.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tn.segmentation.store.customers.CustomerColumn.Kind;
import tn.segmentation.store.customers.Filter.All;
import tn.segmentation.store.customers.Filter.Between;
import tn.segmentation.store.customers.Filter.InCategory;
import tn.segmentation.store.customers.Filter.InSegment;
import tn.segmentation.store.customers.Filter.NotBelow;
import tn.segmentation.store.input.TestPseudonyms;
import tn.segmentation.store.run.AssignmentFormat;
import tn.segmentation.store.run.CustomerRuns;

class CustomerQueriesTest {

    private static final int MANY = 3000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(AssignmentFormat.class)
    void readsEverythingThatARunSaysOfACustomer(AssignmentFormat format) {
        try (CustomerQueries queries = three(format)) {
            assertThat(queries.columns())
                    .containsExactly(new CustomerColumn("age", Kind.NUMBER), new CustomerColumn("ville", Kind.TEXT));
            assertThat(queries.customer("21622000002"))
                    .contains(new Customer(
                            "21622000002",
                            Arrays.asList(40.6, null),
                            3,
                            List.of("age", "volume_data"),
                            "S1",
                            1.5f,
                            "S2"));
            assertThat(queries.customer("21650000003"))
                    .contains(new Customer(
                            "21650000003",
                            Arrays.asList(null, "Béja, \"nord\""),
                            6,
                            List.of("age"),
                            "S2",
                            1e-7f,
                            "S1"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "21699000001",
                "+21699000001",
                "0021699000001",
                "99000001",
                " 99 000 001\t",
                "+216 99.000-001",
                "99\u00a0000\u202f001",
                "\u200e99000001",
                "\u0669\u0669\u0660\u0660\u0660\u0660\u0660\u0661",
                "'+21699000001",
                "\u201899000001\u2019",
                "=+21699000001",
                "+216 (0) 99 000 001",
                "=\"99000001\"",
                "21699000001.0",
                "2.1699000001E10"
            })
    void findsACustomerByAnyFormOfItsId(String id) {
        try (CustomerQueries queries = three(AssignmentFormat.PARQUET)) {
            assertThat(queries.find(id)).map(Customer::id).contains("21699000001");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "21699000002",
                "2.16E+10",
                "=A2",
                "9900000\ufffd",
                "S1",
                "' OR true --",
                "%",
                "2169900000"
            })
    void findsNobodyByAnotherText(String id) {
        try (CustomerQueries queries = three(AssignmentFormat.PARQUET)) {
            assertThat(queries.find(id)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(AssignmentFormat.class)
    void findsEachOfManyWhoseIdsAreInNoOrder(AssignmentFormat format) {
        try (CustomerQueries queries = many(format)) {
            for (int row = 0; row < MANY; row += 271) {
                Customer customer = queries.find(CustomerRuns.id(row)).orElseThrow();
                assertThat(customer.line()).isEqualTo(row + 2);
                assertThat(customer.segment()).isEqualTo(row % 3 == 0 ? "S1" : "S2");
            }
        }
    }

    /** Of three customers one is 40.6 years old, and one of no age that is known. */
    @ParameterizedTest
    @EnumSource(AssignmentFormat.class)
    void tellsTooLowANumberFromNone(AssignmentFormat format) {
        try (CustomerQueries queries = three(format)) {
            long known = queries.count(new NotBelow("age", 0, false));
            assertThat(queries.count(new NotBelow("age", 0, true))).isEqualTo(3);
            assertThat(known)
                    .isEqualTo(queries.count(new Between("age", 0.0, null)))
                    .isLessThan(3);
            assertThat(queries.means(new NotBelow("age", 40.6, false), "21622000002"))
                    .isTrue();
            assertThat(queries.means(new NotBelow("age", 40.7, true), "21622000002"))
                    .isFalse();
            assertThat(queries.means(new NotBelow("age", 18, true), "21650000003"))
                    .isTrue();
            assertThat(queries.means(new NotBelow("age", 18, false), "21650000003"))
                    .isFalse();
            Filter both = new All(List.of(new NotBelow("age", 18, true), new InSegment(List.of("S2"))));
            assertThat(queries.means(both, "21622000002")).as("or is bracketed").isFalse();
            assertThatThrownBy(() -> queries.count(new NotBelow("ville", 18, true)))
                    .isInstanceOf(UnknownCustomerColumn.class);
        }
        assertThatThrownBy(() -> new NotBelow("age", Double.NaN, true)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(AssignmentFormat.class)
    void countsWhatAFilterMeans(AssignmentFormat format) {
        try (CustomerQueries queries = many(format)) {
            assertThat(queries.count(Filter.EVERYBODY)).isEqualTo(MANY);
            assertThat(queries.count(new InSegment(List.of("S1")))).isEqualTo(MANY / 3);
            assertThat(queries.count(new InSegment(List.of("S1", "S2", "S9")))).isEqualTo(MANY);
            assertThat(queries.count(new InSegment(List.of("S9")))).isZero();
            assertThat(queries.count(new Between("age", 10.0, 19.0))).isEqualTo(MANY / 10);
            // nobody has an age of 99, where the file has nothing
            assertThat(queries.count(new Between("age", 98.0, null))).isEqualTo(MANY / 100);
            assertThat(queries.count(new Between("age", null, 98.5))).isEqualTo(MANY * 99 / 100);
            assertThat(queries.count(new Between("age", 20.0, 10.0))).isZero();
            assertThat(queries.count(new InCategory("ville", List.of("Béja, \"nord\""))))
                    .isEqualTo(MANY / 2);
            assertThat(queries.count(new InCategory("ville", List.of("' OR true --"))))
                    .isZero();
            assertThat(queries.count(new All(List.of(
                            new InSegment(List.of("S1")),
                            new All(List.of(
                                    new Between("age", 0.0, 5.0), new InCategory("ville", List.of("Sfax", "?"))))))))
                    .isEqualTo(IntStream.range(0, MANY)
                            .filter(i -> i % 3 == 0 && i % 100 <= 5 && i % 2 == 0)
                            .count());
        }
    }

    @ParameterizedTest
    @EnumSource(AssignmentFormat.class)
    void givesEveryCustomerOnceOverAllPagesInTheOrderOfTheFile(AssignmentFormat format) {
        try (CustomerQueries queries = many(format)) {
            Filter filter = new InSegment(List.of("S2"));
            List<Long> lines = new ArrayList<>();
            List<Customer> page = queries.page(filter, 0, 170);
            while (!page.isEmpty()) {
                page.forEach(customer -> lines.add(customer.line()));
                page = queries.page(filter, lines.size(), 170);
            }

            assertThat(lines)
                    .isEqualTo(IntStream.range(0, MANY)
                            .filter(i -> i % 3 != 0)
                            .mapToObj(i -> i + 2L)
                            .toList());
        }
    }

    @Test
    void streamsTheCustomersOfAFilterInTheOrderOfTheFile() {
        try (CustomerQueries queries = many(AssignmentFormat.PARQUET)) {
            List<Long> lines = new ArrayList<>();
            try (CustomerCursor cursor = queries.all(new Between("age", 50.0, 51.0))) {
                for (Customer customer = cursor.next(); customer != null; customer = cursor.next()) {
                    lines.add(customer.line());
                }
            }

            assertThat(lines)
                    .isEqualTo(IntStream.range(0, MANY)
                            .filter(i -> i % 100 == 50 || i % 100 == 51)
                            .mapToObj(i -> i + 2L)
                            .toList());
        }
    }

    @Test
    void answersManyThreadsAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (CustomerQueries queries = many(AssignmentFormat.PARQUET)) {
            List<Callable<Long>> questions = IntStream.range(0, 64)
                    .mapToObj(i -> (Callable<Long>) () ->
                            queries.find(CustomerRuns.id(i)).map(Customer::line).orElse(-1L))
                    .toList();
            List<Long> lines = new ArrayList<>();
            for (Future<Long> answer : threads.invokeAll(questions)) {
                lines.add(answer.get());
            }

            assertThat(lines)
                    .isEqualTo(IntStream.range(0, 64).mapToObj(i -> i + 2L).toList());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void writesTheChosenColumnsAsParquet() throws IOException {
        try (CustomerQueries queries = many(AssignmentFormat.PARQUET)) {
            Path file = queries.newFile();
            queries.writeParquet(
                    new InSegment(List.of("S1")),
                    List.of("le \"prix\""),
                    file,
                    Map.of("data", "Données fictives d’essai"));

            assertThat(TableInDuckDb.columns(file))
                    .containsExactly(
                            "id_client", "le \"prix\"", "line", "imputed", "segment", "distance", "second_segment");
            assertThat(TableInDuckDb.value(file, "count(*) || ' ' || min(segment) || ' ' || max(line)"))
                    .isEqualTo("1000 S1 2999");
            assertThat(TableInDuckDb.note(file, "data")).isEqualTo("Données fictives d’essai");
        }
    }

    @Test
    void knowsNoColumnsButThoseOfTheFile() {
        try (CustomerQueries queries = many(AssignmentFormat.PARQUET)) {
            for (String column : List.of("salaire", "segment", "id_client", "file_row_number", "age\" > 0 OR \"age")) {
                assertThatThrownBy(() -> queries.count(new Between(column, 0.0, null)))
                        .isInstanceOf(UnknownCustomerColumn.class)
                        .hasMessageStartingWith("customer_column_unknown");
            }
            assertThatThrownBy(() -> queries.page(new Between("ville", 0.0, null), 0, 1))
                    .isInstanceOf(UnknownCustomerColumn.class)
                    .hasMessageStartingWith("customer_column_kind");
            assertThatThrownBy(() -> queries.all(new InCategory("age", List.of("1"))))
                    .isInstanceOf(UnknownCustomerColumn.class)
                    .hasMessageStartingWith("customer_column_kind");
        }
    }

    @Test
    void takesNoFilterThatMeansNothing() {
        assertThatThrownBy(() -> new Between("age", null, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Between("age", Double.NaN, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new InSegment(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new InCategory("ville", List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writesNowhereButInItsOwnFolder() {
        try (CustomerQueries queries = many(AssignmentFormat.PARQUET)) {
            Path outside = folder.resolve("outside.parquet");
            assertThatThrownBy(() -> queries.writeParquet(Filter.EVERYBODY, List.of(), outside, Map.of("a", "b")))
                    .isInstanceOf(UnreadableCustomers.class);
            assertThat(outside).doesNotExist();
        }
    }

    @Test
    void leavesNothingBehindAndHidesWhatItCopies() throws IOException {
        Path scratch = folder.resolve("scratch");
        try (CustomerQueries queries = many(AssignmentFormat.CSV)) {
            assertThat(queries.count(Filter.EVERYBODY)).isEqualTo(MANY);
            try (var left = Files.list(scratch)) {
                assertThat(left.map(CustomerQueriesTest::permissions)).containsExactly("rwx------");
            }
        }
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void saysSoWhenTheFilesAreGone() throws IOException {
        try (CustomerQueries queries = many(AssignmentFormat.PARQUET)) {
            Files.delete(folder.resolve("run [a]").resolve("ids.parquet"));

            assertThatThrownBy(() -> queries.find("21699000001")).isInstanceOf(UnreadableCustomers.class);
        }
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private CustomerQueries three(AssignmentFormat format) {
        return CustomerQueries.open(
                CustomerRuns.ofThree(folder.resolve("run [a]"), format),
                TestPseudonyms.OURS,
                folder.resolve("scratch"));
    }

    private CustomerQueries many(AssignmentFormat format) {
        // brackets are a pattern for DuckDB, and a part of a name for everybody else
        return CustomerQueries.open(
                CustomerRuns.ofMany(folder.resolve("run [a]"), format, MANY),
                TestPseudonyms.OURS,
                folder.resolve("scratch"));
    }
}
