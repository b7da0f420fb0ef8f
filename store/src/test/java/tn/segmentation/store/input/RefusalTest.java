package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static tn.segmentation.store.input.TestFile.HEADER;
import static tn.segmentation.store.input.TestFile.descriptive;
import static tn.segmentation.store.input.TestFile.features;
import static tn.segmentation.store.input.TestFile.mapping;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.core.data.Refusal;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Stage;

class RefusalTest {

    @TempDir
    Path folder;

    @Test
    void refusesWhatIsNoFile() {
        assertThat(refusal(new TestFile(folder.resolve("absent.csv")), ReadingOptions.none())
                        .getMessage())
                .isEqualTo("file_missing file=absent.csv");
        TestFile directory = new TestFile(folder);
        assertThat(refusal(directory, ReadingOptions.none()).code()).isEqualTo("file_is_folder");
        assertThat(refusal(TestFile.of(folder, ""), ReadingOptions.none()).code())
                .isEqualTo("file_empty");
    }

    @Test
    void refusesTextWithoutARecord() {
        assertThat(code("\n  \n\r\n")).isEqualTo("file_empty");
        assertThat(code("\ufeff")).isEqualTo("file_empty");
        assertThat(code(HEADER)).isEqualTo("header_only");
        assertThat(code(HEADER + "\n\n")).isEqualTo("header_only");
    }

    @Test
    void refusesBinaryFiles() {
        assertThat(refusal(file(HEADER + "1,2,3,4,5\u0000,6\n"), ReadingOptions.none())
                        .getMessage())
                .startsWith("zero_byte")
                .contains("line=2");
        assertThat(code("%PDF-1.7\n")).isEqualTo("file_binary");
        assertThat(code("\u0001\u0002\u0003,\u0004\n")).isEqualTo("file_binary");
    }

    @Test
    void refusesTwoHundredMegabytesOnOneLine() throws IOException {
        byte[] line = new byte[200 << 20];
        Arrays.fill(line, (byte) '7');
        TestFile plain = TestFile.of(folder, line);
        Files.writeString(plain.path(), HEADER);
        Files.write(plain.path(), line, StandardOpenOption.APPEND);

        Refusal refusal = refusal(plain, ReadingOptions.none());

        assertThat(refusal.code()).isEqualTo("line_too_long");
        assertThat(refusal.params()).containsEntry("line", 2L);
    }

    @Test
    void refusesMoreThanTwoThousandColumns() {
        Refusal refusal = refusal(file("x,".repeat(2_000) + "x\n" + "1,".repeat(2_000) + "1\n"), ReadingOptions.none());

        assertThat(refusal.code()).isEqualTo("too_many_columns");
        assertThat(refusal.params()).containsEntry("columns", 2_001).containsEntry("most", 2_000);
    }

    @Test
    void refusesAQuoteThatIsNeverClosed() {
        Refusal refusal = refusal(file(HEADER + "A,30,5,6,7,8\nB,\"30,5,6,7,8\nC,1,2,3,4,5\n"), ReadingOptions.none());

        assertThat(refusal.code()).isEqualTo("unclosed_quote");
        assertThat(refusal.params()).containsEntry("line", 3L);
    }

    @Test
    void refusesADamagedUtf8File() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("âge,téléphone,déjà\n".getBytes(UTF_8));
        bytes.write("30,1,é\n".getBytes(ISO_8859_1));

        Refusal refusal = refusal(TestFile.of(folder, bytes.toByteArray()), ReadingOptions.none());

        assertThat(refusal.getMessage()).startsWith("encoding_unknown").contains("line=2");
    }

    @Test
    void refusesADamagedUtf16File() {
        byte[] text = ("\ufeff" + HEADER + "A,1,2,3,4,5\n").getBytes(UTF_16LE);
        byte[] halfACharacter = Arrays.copyOf(text, text.length - 1);

        assertThat(refusal(TestFile.of(folder, halfACharacter), ReadingOptions.none())
                        .code())
                .isEqualTo("text_damaged");
    }

    @Test
    void refusesACutOffGzipFile() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write((HEADER + "A,1,2,3,4,5\n".repeat(100)).getBytes(UTF_8));
        }
        byte[] half = Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2);

        assertThat(refusal(TestFile.of(folder, half), ReadingOptions.none()).code())
                .isEqualTo("gzip_damaged");
    }

    @Test
    void refusesAGzipFileDamagedInALaterMember() throws IOException {
        byte[] first = gzip(HEADER + "A,1,2,3,4,5\n".repeat(100));
        byte[] second = gzip("B,1,2,3,4,5\n".repeat(100));
        byte[] whole = concat(first, second);

        for (int at : new int[] {0, 2, 3, 12, second.length - 8, second.length - 1}) {
            byte[] damaged = whole.clone();
            damaged[first.length + at] ^= (byte) 0xff;
            assertThat(refusal(TestFile.of(folder, damaged), ReadingOptions.none())
                            .code())
                    .as("byte %d", at)
                    .isEqualTo("gzip_damaged");
        }
        for (int length : new int[] {1, 5, 12, second.length - 1}) {
            byte[] cut = Arrays.copyOf(whole, first.length + length);
            assertThat(refusal(TestFile.of(folder, cut), ReadingOptions.none()).code())
                    .as("%d bytes", length)
                    .isEqualTo("gzip_damaged");
        }
        byte[] followed = concat(whole, "C,1,2,3,4,5\n".getBytes(UTF_8));
        assertThat(refusal(TestFile.of(folder, followed), ReadingOptions.none()).code())
                .isEqualTo("gzip_damaged");
        assertThat(TestFile.of(folder, concat(gzip(HEADER), second))
                        .read()
                        .verdict()
                        .rowsRead())
                .isEqualTo(100);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Test
    void refusesAFileThatGrowsWhileItIsRead() {
        for (double share : new double[] {0.2, 0.5}) {
            TestFile file = file(HEADER + "A,1,2,3,4,x\nB,1,2,3,4,5\n");
            AtomicBoolean written = new AtomicBoolean();
            Progress growing = new Progress() {
                @Override
                public void report(Stage stage, long done, long total) {
                    if (done >= share * total && !written.getAndSet(true)) {
                        append(file.path());
                    }
                }
            };

            assertThat(catchThrowableOfType(Refusal.class, () -> file.read(ReadingOptions.none(), growing))
                            .code())
                    .isEqualTo("file_changed");
        }
    }

    private static void append(Path path) {
        try {
            Files.writeString(path, "C,1,2,3,4,5\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void refusesAFileOfNothingButRejects() {
        Refusal refusal = refusal(
                file(HEADER + "A,30,,1,1,1\nB,30,1,,1,1\nC,30,1,1,x\n"),
                features("montant_consommation", "nombre_appels"));

        assertThat(refusal.code()).isEqualTo("no_accepted_record");
        assertThat(refusal.params())
                .containsEntry("records", 3L)
                .containsEntry("reasons", List.of("missing", "too_few_cells"))
                .containsEntry("reason", "missing")
                .containsEntry("line", 2L)
                .containsEntry("column", "montant_consommation");
    }

    @Test
    void refusesColumnsThatAreNotThere() {
        TestFile file = file("id,age,ville\n1,30,Tunis\n");

        assertThat(refusal(file, features("revenu")).params())
                .containsEntry("column", "revenu")
                .containsEntry("columns", "id, age, ville");
        assertThat(refusal(file, mapping(Map.of("nombre_sms", "#4"))).code()).isEqualTo("unknown_column");
        assertThat(code("id,ville\n1,Tunis\n")).isEqualTo("no_feature_column");
    }

    @Test
    void refusesToGuessBetweenTwoColumns() {
        TestFile file = file("client_id,msisdn,age\n1,23456789,30\n");

        Refusal refusal = refusal(file, ReadingOptions.none());

        assertThat(refusal.code()).isEqualTo("ambiguous_column");
        assertThat(refusal.params()).containsEntry("candidates", "client_id (#1), msisdn (#2)");
        assertThat(file.read(mapping(Map.of("id_client", "msisdn"))).verdict().idColumn())
                .isEqualTo("msisdn");
    }

    @Test
    void refusesAColumnInTwoRoles() {
        TestFile file = file("id,age,ville\n1,30,Tunis\n");

        assertThat(refusal(file, new ReadingOptions(Map.of(), List.of("age"), List.of("Age"), Map.of()))
                        .code())
                .isEqualTo("column_used_twice");
        assertThat(refusal(file, features("age", "#2")).code()).isEqualTo("column_used_twice");
        assertThat(refusal(file, features("id")).code()).isEqualTo("column_used_twice");
        assertThat(refusal(file, mapping(Map.of("age", "#2", "nombre_sms", "age")))
                        .code())
                .isEqualTo("column_used_twice");
    }

    @Test
    void refusesAFeatureThatHoldsNoNumbers() {
        Refusal words = refusal(file("id,age,ville\n1,30,\n2,31,Tunis\n3,32,Sfax\n"), features("ville"));
        Refusal nothing = refusal(file("id,age,nombre_sms\n1,30,\n2,31, \n"), features("nombre_sms"));

        assertThat(words.code()).isEqualTo("column_not_numeric");
        assertThat(words.params()).containsEntry("line", 3L).containsEntry("value", "Tunis");
        assertThat(nothing.code()).isEqualTo("column_empty");
    }

    @Test
    void refusesNumbersThatCanBeReadInTwoWays() {
        String points = "id;montant;volume\n1;12.500;1,5\n2;7.250;2,25\n";
        String both = "id;montant\n1;12.500\n2;7,250\n";
        String quotedCommas = "id,montant\n1,\"12,500\"\n";
        String bare = "id,montant\n1,12.500\n2,7.250\n3,4\n";
        String proofOfBoth = "id;montant\n1;1.234.567\n2;0.850\n";
        String groupsOfBoth = "id;montant\n1;1.234.567\n2;1,234,567\n";
        String halves = "id;montant\n1;12.5\n2;12,5\n";

        assertThat(refusal(file(points), ReadingOptions.none()).params())
                .containsEntry("column", "montant")
                .containsEntry("line", 2L)
                .containsEntry("value", "12.500");
        assertThat(refusal(file("id;activation\n1;31/12/2025\n2;01/02/2026\n"), features("activation"))
                        .params())
                .containsEntry("value", "31/12/2025");
        for (String text : List.of(points, both, quotedCommas, bare, proofOfBoth, groupsOfBoth, halves)) {
            assertThat(code(text)).isEqualTo("ambiguous_numbers");
        }
    }

    @Test
    void refusesToProfileAColumnOfNames() {
        StringBuilder text = new StringBuilder("id,age,nom\n");
        for (int i = 0; i < 51; i++) {
            text.append(i).append(",30,nom").append(i).append('\n');
        }

        assertThat(refusal(file(text.toString()), descriptive("nom")).code()).isEqualTo("too_many_levels");
    }

    private String code(String text) {
        return refusal(file(text), ReadingOptions.none()).code();
    }

    private TestFile file(String text) {
        return TestFile.of(folder, text);
    }

    private static Refusal refusal(TestFile file, ReadingOptions options) {
        return catchThrowableOfType(Refusal.class, () -> file.read(options).features());
    }
}
