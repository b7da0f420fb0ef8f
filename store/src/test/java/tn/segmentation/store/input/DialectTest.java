package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.core.data.CategoryColumn;

/** The same customers, written in the ways in which spreadsheets and databases export them. */
class DialectTest {

    private static final String POINTS = "id_client,âge,Montant Consommation,région\n"
            + "007,30.5,1234.5,Béja\nB,41,0.25,Gabès\nC,19,12,\nD,33,7.125,Gabès\n";
    private static final ReadingOptions OPTIONS = TestFile.descriptive("région");

    @TempDir
    Path folder;

    @Test
    void readsUtf8WithCommas() {
        assertSameCustomers(TestFile.of(folder, POINTS), "UTF-8", ",", List.of());
        assertSameCustomers(TestFile.of(folder, "\ufeff" + POINTS), "UTF-8", ",", List.of());
    }

    @Test
    void readsWindowsTextWithSemicolonsAndDecimalCommas() {
        String text = commas().replace("\n", "\r\n");

        assertSameCustomers(
                TestFile.of(folder, text, Charset.forName("windows-1252")),
                "windows-1252",
                ";",
                List.of("age", "montant_consommation"));
    }

    @Test
    void readsUtf16WithTabs() {
        String text = "\ufeff" + POINTS.replace(',', '\t');

        assertSameCustomers(TestFile.of(folder, text, UTF_16LE), "UTF-16LE", "\t", List.of());
        assertSameCustomers(TestFile.of(folder, text, UTF_16BE), "UTF-16BE", "\t", List.of());
    }

    @Test
    void readsBarsAndOldLineEnds() {
        String text = POINTS.replace(',', '|').replace('\n', '\r');

        assertSameCustomers(TestFile.of(folder, text), "UTF-8", "|", List.of());
    }

    @Test
    void readsQuotedDecimalCommasBetweenCommas() {
        String text = "\"id_client\",\"âge\",\"Montant Consommation\",\"région\"\n"
                + "\"007\",\"30,5\",\"1234,5\",\"Béja\"\n\"B\",\"41\",\"0,25\",\"Gabès\"\n"
                + "\"C\",\"19\",\"12\",\"\"\n\"D\",\"33\",\"7,125\",\"Gabès\"";

        assertSameCustomers(TestFile.of(folder, text), "UTF-8", ",", List.of("age", "montant_consommation"));
    }

    @Test
    void readsThousandsSetOffByBlanks() {
        for (String blank : List.of(" ", "\u00a0", "\u202f")) {
            String text = commas().replace("1234,5", blank + "1" + blank + "234,5 ");

            assertSameCustomers(TestFile.of(folder, text), "UTF-8", ";", List.of("age", "montant_consommation"));
        }
    }

    @Test
    void readsGzip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(POINTS.getBytes(UTF_8));
        }
        TestFile file = TestFile.of(folder, bytes.toByteArray());

        assertSameCustomers(file, "UTF-8", ",", List.of());
        assertThat(file.read(OPTIONS).verdict().container()).isEqualTo("gzip");
    }

    @Test
    void decidesTheSeparatorByTheColumn() {
        Customers lone = TestFile.of(folder, "id;age;montant\n1;30;12.5\n2;31;1.25\n3;32;12,5\n4;33;12.500\n")
                .read();
        Customers thousandths =
                TestFile.of(folder, "id;age;montant\n1;30;12,500\n2;31;7,250\n").read();
        Customers millimes = TestFile.of(folder, "id,age,montant\n1,30,12.500\n2,31,0.850\n3,32,4\n")
                .read();

        assertThat(lone.rejects()).containsExactly(new Reject(4, "montant", "12,5", "not_a_number", "3;32;12,5"));
        assertThat(lone.features().numbers("montant_consommation").values()).containsExactly(12.5, 1.25, 12.5);
        assertThat(thousandths.features().numbers("montant_consommation").values())
                .containsExactly(12.5, 7.25);
        assertThat(millimes.features().numbers("montant_consommation").values()).containsExactly(12.5, 0.85, 4);
    }

    @Test
    void followsTheDecimalPointThatAnotherColumnProves() {
        Customers read = TestFile.of(
                        folder, "id,montant,volume\n1,12.500,0.000\n2,7.250,1.125\n3,\"12,5\",2.000\n4,3.125,4.000\n")
                .read();

        assertThat(read.features().numbers("montant_consommation").values()).containsExactly(12.5, 7.25, 3.125);
        assertThat(read.rejects()).extracting(r -> r.line() + " " + r.reason()).containsExactly("4 not_a_number");
    }

    @Test
    void readsThousandsWhereOneValueProvesThem() {
        Customers points = TestFile.of(
                        folder,
                        "id;montant;volume\n1;12.500;1.234,5\n2;3.250;7\n3;1.234.567; 2.000 \n4;4.100;-1.234,567\n")
                .read(TestFile.features("montant_consommation", "volume_data"));
        Customers commas = TestFile.of(
                        folder, "id;montant;volume\n1;12,500;1,234.5\n2;3,250;7.25\n3;1,234,567;2,000\n4;0;12.500\n")
                .read(TestFile.features("montant_consommation", "volume_data"));

        assertThat(points.features().numbers("montant_consommation").values())
                .containsExactly(12_500, 3_250, 1_234_567);
        assertThat(points.features().numbers("volume_data").values()).containsExactly(1_234.5, 7, 2_000);
        assertThat(commas.features().numbers("montant_consommation").values())
                .containsExactly(12_500, 3_250, 1_234_567, 0);
        assertThat(commas.features().numbers("volume_data").values()).containsExactly(1_234.5, 7.25, 2_000, 12.5);
        assertThat(points.rejects())
                .containsExactly(new Reject(5, "volume", "-1.234,567", "negative", "4;4.100;-1.234,567"));
    }

    @Test
    void readsNumbersWithoutAHeader() {
        TestFile file = TestFile.of(folder, "1,30,12.5\n2,31,13\n");

        Customers customers = file.read(
                new ReadingOptions(Map.of("id_client", "#1", "age", "#2"), List.of("age", "#3"), List.of(), Map.of()));

        assertThat(customers.verdict().header()).containsExactly("#1", "#2", "#3");
        assertThat(customers.verdict().rowsRead()).isEqualTo(2);
        assertThat(customers.features().numbers("age").values()).containsExactly(30, 31);
        assertThat(customers.features().numbers("#3").values()).containsExactly(12.5, 13);
    }

    private static String commas() {
        return POINTS.replace(',', ';').replace('.', ',');
    }

    private static void assertSameCustomers(
            TestFile file, String encoding, String delimiter, List<String> decimalComma) {
        Customers customers = file.read(OPTIONS);
        assertThat(customers.rejects()).isEmpty();
        assertThat(customers.features().numbers("age").values()).containsExactly(30.5, 41, 19, 33);
        assertThat(customers.features().numbers("montant_consommation").values())
                .containsExactly(1234.5, 0.25, 12, 7.125);
        CategoryColumn region = (CategoryColumn) java.util.Objects.requireNonNull(customers.descriptive())
                .columns()
                .get(0);
        assertThat(region.levels()).containsExactly("Béja", "Gabès");
        assertThat(Arrays.stream(region.codes()).boxed()).containsExactly(0, 1, -1, 1);
        assertThat(customers.verdict().encoding()).isEqualTo(encoding);
        assertThat(customers.verdict().delimiter()).isEqualTo(delimiter);
        assertThat(customers.verdict().decimalComma()).isEqualTo(decimalComma);
        assertThat(file.accepted(OPTIONS, "SELECT id_client FROM accepted ORDER BY _row"))
                .containsExactly("007", "B", "C", "D");
    }
}
