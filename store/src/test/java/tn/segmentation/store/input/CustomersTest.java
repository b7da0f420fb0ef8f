package tn.segmentation.store.input;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tn.segmentation.store.input.TestFile.HEADER;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.core.progress.Cancelled;
import tn.segmentation.core.progress.Progress;

class CustomersTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsExactlyThePlantedDefects(long seed) {
        Planted planted = new Planted(4000, new Random(seed));

        TestFile file = TestFile.of(folder, planted.text());
        Customers customers = file.read();

        assertThat(file.rejects()).isEqualTo(planted.rejects);
        Verdict verdict = customers.verdict();
        assertThat(verdict.rowsRead()).isEqualTo(4000);
        assertThat(verdict.rowsRejected()).isEqualTo(planted.badRecords.size());
        assertThat(verdict.rowsAccepted()).isEqualTo(4000 - planted.badRecords.size());
        assertThat(verdict.rejectsByReason())
                .isEqualTo(planted.rejects.stream().collect(groupingBy(Reject::reason, counting())));
        assertThat(customers.features().rows()).isEqualTo(4000 - planted.badRecords.size());
        assertThat(customers.features().numbers("age").values()).containsExactly(planted.ages());
    }

    @Test
    void reportsEveryBadCellOfARecord() {
        Customers customers = TestFile.of(
                        folder,
                        HEADER + "A,130,-1,x,1e400,inf\nB,1,2,3,4,5\nB,1,2,3,4,\n"
                                + "C,7,7,7,7,7\nD,8,8,8,8,8\nE,9,9,9,9,9\n")
                .read();

        assertThat(customers.rejects().first())
                .extracting(r -> r.line() + " " + r.column() + " " + r.value() + " " + r.reason())
                .containsExactly(
                        "2 age 130 out_of_range",
                        "2 montant_consommation -1 negative",
                        "2 nombre_appels x not_a_number",
                        "2 volume_data 1e400 not_finite",
                        "2 nombre_sms inf not_finite",
                        "4 id_client B duplicate_id",
                        "4 nombre_sms  missing");
        assertThat(customers.verdict().rowsRejected()).isEqualTo(2);
    }

    @Test
    void rejectsValuesTooLargeToCalculateWith() {
        Customers customers = TestFile.of(
                        folder,
                        "id,x,sms,y\n1,1e200,1,1e300\n2,1e15,2,1\n3,-1.1e15,3,2\n4,-1e15,1e16,3\n5,0,1e15,-1e99\n")
                .read(new ReadingOptions(Map.of(), List.of("x", "nombre_sms"), List.of("y"), Map.of()));

        assertThat(customers.rejects().first())
                .extracting(r -> r.line() + " " + r.column() + " " + r.value() + " " + r.reason())
                .containsExactly("2 x 1e200 out_of_range", "4 x -1.1e15 out_of_range", "5 sms 1e16 out_of_range");
        assertThat(Objects.requireNonNull(customers.descriptive()).numbers("y").values())
                .containsExactly(1, Double.NaN);
    }

    @Test
    void tellsLinesAsAnEditorCountsThem() {
        String text = "nom,id_client,age\r\n\r\n\"a\r\nb\",A,30\r\n  \r\n\"c\",B,x\n\"d\n\n\",C,31\ne,D,999\r"
                + "f,E,40\n\"g\"g,F,20\nh,G,41,9\n\"i\ni\",H\n";

        Customers customers = TestFile.of(folder, text).read();

        assertThat(customers.rejects().first())
                .containsExactly(
                        new Reject(6, "age", "x", "not_a_number", "\"c\",B,x"),
                        new Reject(10, "age", "999", "out_of_range", "e,D,999"),
                        new Reject(12, "", "", "broken_quotes", "\"g\"g,F,20"),
                        new Reject(13, "", "4", "too_many_cells", "h,G,41,9"),
                        new Reject(14, "", "2", "too_few_cells", "\"i\ni\",H"));
        assertThat(TestFile.of(folder, text)
                        .accepted(ReadingOptions.none(), "SELECT _row, _line, id_client, nom FROM accepted"))
                .containsExactly("0|3|A|a\r\nb", "1|7|C|d\n\n", "2|11|E|f");
    }

    @Test
    void keepsEveryColumnInTheTableOfAcceptedRecords() {
        TestFile file = TestFile.of(
                folder,
                "Ville,Client ID,Nombre d'appels,age,_row\nTunis,1,5,,x\n Sfax ,2,6.0,30,\n,3,7,31,\n,4,8,32,\n");

        List<String> rows = file.accepted(ReadingOptions.none(), "SELECT * FROM accepted ORDER BY _row");
        List<String> columns = file.accepted(
                ReadingOptions.none(),
                "SELECT column_name, data_type FROM (DESCRIBE accepted) t(column_name, data_type)");

        assertThat(columns)
                .containsExactly(
                        "_row|BIGINT",
                        "_line|BIGINT",
                        "id_client|VARCHAR",
                        "_imputed|VARCHAR[]",
                        "Ville|VARCHAR",
                        "nombre_appels|DOUBLE",
                        "age|DOUBLE",
                        "_row #5|VARCHAR");
        assertThat(rows)
                .containsExactly(
                        "0|2|1|[age]|Tunis|5.0|null|x",
                        "1|3|2|[]| Sfax |6.0|30.0|null",
                        "2|4|3|[]|null|7.0|31.0|null",
                        "3|5|4|[]|null|8.0|32.0|null");
    }

    @Test
    void readsAThousandColumns() {
        String header = IntStream.range(0, 999).mapToObj(i -> "x" + i).collect(joining(",", "id,", "\n"));
        String record = IntStream.range(0, 999).mapToObj(Integer::toString).collect(joining(",", "A,", "\n"));

        Customers customers =
                TestFile.of(folder, header + record + record.replace("A", "B")).read(TestFile.features("x0", "x998"));

        assertThat(customers.verdict().header()).hasSize(1_000);
        assertThat(customers.verdict().rowsAccepted()).isEqualTo(2);
        assertThat(customers.features().numbers("x998").values()).containsExactly(998, 998);
    }

    @Test
    void imputesAnEmptyAgeAndOtherFeaturesButNoUsage() {
        TestFile file = TestFile.of(folder, "id,age,sms,duree\n1,,5,1\n2,30,,2\n3,31,7,\n4,32,8,3.5\n");

        Customers unknown = file.read(TestFile.features("age", "nombre_sms", "duree"));
        Customers zero = file.read(new ReadingOptions(
                Map.of(), List.of("age", "nombre_sms"), List.of(), Map.of("nombre_sms", EmptyCells.ZERO)));

        assertThat(unknown.features().numbers("age").values()).containsExactly(Double.NaN, 31, 32);
        assertThat(unknown.features().numbers("duree").values()).containsExactly(1, Double.NaN, 3.5);
        assertThat(unknown.verdict().imputed()).isEqualTo(Map.of("age", 1L, "duree", 1L));
        assertThat(unknown.verdict().rowsImputed()).isEqualTo(2);
        assertThat(unknown.rejects().first()).containsExactly(new Reject(3, "sms", "", "missing", "2,30,,2"));
        assertThat(zero.features().numbers("nombre_sms").values()).containsExactly(5, 0, 7, 8);
        assertThat(zero.rejects().first()).isEmpty();
        assertThat(zero.verdict().rowsImputed()).isEqualTo(1);
    }

    @Test
    void readsAnEmptyCellAsItIsToldTo() {
        TestFile file = TestFile.of(folder, "id,age,sms,duree\n1,,5,1\n2,30,,2\n3,31,7,\n4,32,8,3.5\n5,33,9,4\n");
        List<String> features = List.of("age", "nombre_sms", "duree");

        Customers told = file.read(new ReadingOptions(
                Map.of(),
                features,
                List.of(),
                Map.of("age", EmptyCells.REJECT, "nombre_sms", EmptyCells.MEDIAN, "duree", EmptyCells.ZERO)));

        assertThat(told.rejects().first()).containsExactly(new Reject(2, "age", "", "missing", "1,,5,1"));
        assertThat(told.features().numbers("nombre_sms").values()).containsExactly(Double.NaN, 7, 8, 9);
        assertThat(told.features().numbers("duree").values()).containsExactly(2, 0, 3.5, 4);
        assertThat(told.verdict().imputed()).isEqualTo(Map.of("nombre_sms", 1L));
        assertThat(told.verdict().empty()).isEqualTo(Map.of("age", "reject", "nombre_sms", "median", "duree", "zero"));
        assertThatThrownBy(() -> file.read(empty(Map.of("montant", EmptyCells.ZERO))))
                .hasMessageStartingWith("unknown_column ");
        assertThatThrownBy(() -> file.read(empty(Map.of("sms", EmptyCells.ZERO, "#3", EmptyCells.MEDIAN))))
                .hasMessageStartingWith("answered_twice ");
        assertThat(file.read(empty(Map.of("sms", EmptyCells.ZERO))).verdict().empty())
                .isEqualTo(Map.of("nombre_sms", "zero"));
    }

    private static ReadingOptions empty(Map<String, EmptyCells> empty) {
        return new ReadingOptions(Map.of(), List.of(), List.of(), empty);
    }

    @Test
    void takesAllFormsOfATelephoneNumberForOne() {
        TestFile file = TestFile.of(folder, """
                msisdn,age
                21623456789,1
                +216 23 456 789,2
                0021623456789,3
                23 456 789,4
                23.456.789,5
                98765432,6
                55-123-456,7
                0012,8
                2.16E+10,9
                ,10
                """);

        assertThat(file.read().rejects().first())
                .extracting(r -> r.line() + " " + r.reason())
                .containsExactly(
                        "3 duplicate_id",
                        "4 duplicate_id",
                        "5 duplicate_id",
                        "6 duplicate_id",
                        "10 damaged_id",
                        "11 missing_id");
        assertThat(file.accepted(ReadingOptions.none(), "SELECT id_client FROM accepted ORDER BY _row"))
                .containsExactly("21623456789", "21698765432", "21655123456", "0012");
    }

    @Test
    void keepsOtherIdentifiersAsTheyAre() {
        TestFile file = TestFile.of(folder, "id,age\n 007 ,1\n7,2\n23456789,3\nA-1,4\nA1,5\n");

        assertThat(file.accepted(ReadingOptions.none(), "SELECT id_client FROM accepted ORDER BY _row"))
                .containsExactly("007", "7", "23456789", "A-1", "A1");
    }

    @Test
    void takesEightDigitsForTelephoneNumbersOnlyWhereTheFileSaysSo() {
        String ids = "23456789,1\n98765432,2\n";
        String select = "SELECT id_client FROM accepted ORDER BY _row";

        for (String header : List.of("id_client", "numero_client", "code client")) {
            assertThat(TestFile.of(folder, header + ",age\n" + ids).accepted(ReadingOptions.none(), select))
                    .containsExactly("23456789", "98765432");
        }
        for (String header : List.of("MSISDN", "Téléphone", "numéro", "Numéro de téléphone")) {
            assertThat(TestFile.of(folder, header + ",age\n" + ids).accepted(ReadingOptions.none(), select))
                    .containsExactly("21623456789", "21698765432");
        }
        assertThat(TestFile.of(folder, "id,age\n" + ids + "+21655123456,3\n").accepted(ReadingOptions.none(), select))
                .containsExactly("21623456789", "21698765432", "21655123456");
    }

    @Test
    void identifiesCustomersByTheirLineWithoutAnId() {
        TestFile file = TestFile.of(folder, "age,sms\n30,1\n\n31,2\n");

        assertThat(file.read().verdict().idColumn()).isNull();
        assertThat(file.accepted(ReadingOptions.none(), "SELECT id_client FROM accepted ORDER BY _row"))
                .containsExactly("2", "4");
    }

    @Test
    void losesNoEmptyLineOfAFileWithOneColumn() {
        Customers sms = TestFile.of(folder, "\nsms\n30\n\n31\n  \n").read(TestFile.features("sms"));

        assertThat(sms.verdict().rowsRead()).isEqualTo(4);
        assertThat(sms.rejects().first())
                .extracting(r -> r.line() + " " + r.column() + " " + r.reason())
                .containsExactly("4 sms missing", "6 sms missing");
        assertThat(TestFile.of(folder, "age\n30\n\n31\n")
                        .read(TestFile.features("age"))
                        .verdict()
                        .rowsImputed())
                .isEqualTo(1);
    }

    @Test
    void believesAFileThatSaysItIsMadeUp() {
        String all = "id,age,Données fictives\n1,30,oui\n2,31,Oui\n";

        assertThat(TestFile.of(folder, all).read().verdict().synthetic()).isTrue();
        assertThat(TestFile.of(folder, all.replace("Oui", "non"))
                        .read()
                        .verdict()
                        .synthetic())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ","})
    void readsNumbersToTheLastBit(String decimal) {
        Random random = new Random(11);
        List<Double> expected = new ArrayList<>();
        StringBuilder text = new StringBuilder("id;age;x\n0;30;" + (decimal.isEmpty() ? "0.5" : "0,5") + "\n");
        expected.add(0.5);
        for (int i = 1; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            String number = i % 2 == 0
                    ? String.valueOf(random.nextInt(100_000)) + "." + random.nextLong(Long.MAX_VALUE)
                    : Math.abs(value) <= 1e15 ? String.valueOf(value) : "1.0";
            expected.add(Double.parseDouble(number));
            text.append(i)
                    .append(";30;")
                    .append(decimal.isEmpty() ? number : number.replace('.', ','))
                    .append('\n');
        }

        Customers customers = TestFile.of(folder, text.toString()).read(TestFile.features("x"));

        assertThat(customers.rejects().first()).isEmpty();
        assertThat(customers.features().numbers("x").values())
                .containsExactly(expected.stream().mapToDouble(d -> d).toArray());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1_000", "0x10", "1d", "1f", "NaN", "N/A", "NULL", "-", "1 2", "1 23", "--1", "1e", "1٣", "1.2.3",
                "12-", "(12)", "12 €", "12 DT", "1'2345", "12%", "1..2", "٣،٥", "0b1", "1e1.5"
            })
    void takesNothingElseForANumber(String text) {
        Customers customers =
                TestFile.of(folder, "id;x;y\n1;" + text + ";1\n2;2;2\n3;3;3\n").read(TestFile.features("x"));

        assertThat(customers.rejects().first())
                .containsExactly(new Reject(2, "x", text, "not_a_number", "1;" + text + ";1"));
    }

    @Test
    void readsANegativeZeroAsZero() {
        NumberColumn sms =
                TestFile.of(folder, "id,sms\n1,-0\n2,-0.0\n").read().features().numbers("nombre_sms");

        assertThat(Arrays.stream(sms.values()).mapToObj(Double::toString)).containsExactly("0.0", "0.0");
    }

    @Test
    void stopsSoonAfterItWasCancelled() {
        String text = HEADER + "1,2,3,4,5,6\n".repeat(50_000);
        for (int patience : new int[] {0, 3, 10}) {
            AtomicInteger asked = new AtomicInteger();
            Progress impatient = new Progress() {
                @Override
                public boolean cancelled() {
                    return asked.incrementAndGet() > patience;
                }
            };
            assertThatThrownBy(() -> TestFile.of(folder, text).read(ReadingOptions.none(), impatient))
                    .isInstanceOf(Cancelled.class);
        }
    }

    /** Records with defects at random places, and what is to be said of each. */
    private static final class Planted {

        private final StringBuilder text = new StringBuilder(HEADER);
        private final List<Reject> rejects = new ArrayList<>();
        private final Set<Integer> badRecords = new HashSet<>();
        private final List<Double> ages = new ArrayList<>();
        private final Random random;

        Planted(int records, Random random) {
            this.random = random;
            for (int i = 0; i < records; i++) {
                String[] cells = {
                    "TT" + (i + 100_000), "" + random.nextInt(16, 96),
                            random.nextInt(0, 300) + "." + random.nextInt(1, 99),
                    "" + random.nextInt(0, 500), "0." + random.nextInt(1, 9999), "" + random.nextInt(0, 90)
                };
                plant(i, cells);
            }
        }

        private void plant(int i, String[] cells) {
            int kind = random.nextInt(200);
            String[] written = cells;
            switch (kind) {
                case 0 -> bad(i, cells, 1, "-5", "out_of_range");
                case 1 -> bad(i, cells, 2, "N/A", "not_a_number");
                case 2 -> bad(i, cells, 4, "1e999", "not_finite");
                case 3 -> bad(i, cells, 5, "NaN", "not_a_number");
                case 4 -> bad(i, cells, 3, "", "missing");
                case 5 -> bad(i, cells, 0, i == 0 ? "" : "TT" + (i + 99_999), i == 0 ? "missing_id" : "duplicate_id");
                case 6 -> bad(i, cells, 0, " ", "missing_id");
                case 7 -> bad(i, cells, 3, "-7", "negative");
                case 8 -> cells[1] = "";
                case 9 -> written = Arrays.copyOf(cells, 4);
                case 10 -> cells[2] = "12,5";
                default -> {
                    // Most records are as they should be.
                }
            }
            String record = String.join(",", written);
            text.append(record).append('\n');
            if (kind == 9 || kind == 10) {
                boolean few = kind == 9;
                badRecords.add(i);
                rejects.add(new Reject(i + 2, "", few ? "4" : "7", few ? "too_few_cells" : "too_many_cells", record));
            }
            rejects.replaceAll(
                    r -> r.line() == i + 2 ? new Reject(r.line(), r.column(), r.value(), r.reason(), record) : r);
            if (!badRecords.contains(i)) {
                ages.add(cells[1].isEmpty() ? Double.NaN : Double.parseDouble(cells[1]));
            }
        }

        private void bad(int i, String[] cells, int cell, String value, String reason) {
            cells[cell] = value;
            badRecords.add(i);
            rejects.add(new Reject(i + 2, HEADER.strip().split(",", -1)[cell], value, reason, ""));
        }

        String text() {
            return text.toString();
        }

        double[] ages() {
            return ages.stream().mapToDouble(a -> a).toArray();
        }
    }
}
