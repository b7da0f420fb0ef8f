package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tn.segmentation.core.data.Refusal;
import tn.segmentation.core.progress.Cancelled;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.source.InputFile;

class AnnotatedTextTest {

    /** Reasons as codes, and marks that a cell has to enclose or to spell otherwise. */
    record Codes(String column, String end) implements Remarks {

        @Override
        public String of(Reject reject) {
            return reject.line() + " " + reject.column() + " " + reject.reason() + end;
        }

        @Override
        public String imputed(long line, String column) {
            return line + " " + column + " imputed" + end;
        }
    }

    private static final Remarks CODES = new Codes("reason", "");

    @TempDir
    Path folder;

    private byte[] annotated(byte[] file, ReadingOptions options, Remarks remarks, int blockSize) throws IOException {
        return annotated(TestFile.of(folder, file).path(), options, remarks, blockSize);
    }

    private byte[] annotated(Path file, ReadingOptions options, Remarks remarks, int blockSize) throws IOException {
        Path copy = folder.resolve("copy.csv");
        Path scratch = Files.createTempDirectory(folder, "scratch");
        try (Customers customers =
                Customers.read(InputFile.plain(file), options, scratch, 2, blockSize, Progress.SILENT)) {
            customers.annotate(copy, remarks, Progress.SILENT);
        }
        assertThat(scratch).isEmptyDirectory();
        return Files.readAllBytes(copy);
    }

    private String annotated(String text) throws IOException {
        return annotated(text, CODES);
    }

    private String annotated(String text, Remarks remarks) throws IOException {
        return new String(annotated(text.getBytes(UTF_8), ReadingOptions.none(), remarks, 1 << 20), UTF_8);
    }

    @Test
    void saysWhatIsBadOrFilledInAndKeepsEveryOtherByte() throws IOException {
        String text =
                "id;age;montant\r\nA;30;1,5\r\n\r\nB;;\"2,5\"\nC;x;-1\r\n  \r\nD ; 40;\"3\"\"\";\nA;31;2\rE;32;4,25";

        assertThat(annotated(text))
                .isEqualTo("reason;id;age;montant\r\n;A;30;1,5\r\n\r\n4 age imputed;B;;\"2,5\"\n"
                        + "5 age not_a_number 5 montant negative;C;x;-1\r\n  \r\n"
                        + "7  too_many_cells;D ; 40;\"3\"\"\";\n8 id duplicate_id;A;31;2\r;E;32;4,25");
    }

    @Test
    void isOneColumnHoweverManyCellsARecordHas() throws IOException {
        assertThat(annotated("id,age,montant,appels\nA,30,1,2\nB,31\nC,32,1,2,3\nD,33,1,2\n"))
                .isEqualTo("reason,id,age,montant,appels\n,A,30,1,2\n3  too_few_cells,B,31\n"
                        + "4  too_many_cells,C,32,1,2,3\n,D,33,1,2\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 1 << 20})
    void followsLineEndsWithinQuotes(int blockSize) throws IOException {
        String text = "id,age,note\nA,30,\"one\r\ntwo\n\nthree\"\nB,x,\"\n\"\n\"C\n\",31,\n";

        assertThat(new String(annotated(text.getBytes(UTF_8), ReadingOptions.none(), CODES, blockSize), UTF_8))
                .isEqualTo("reason,id,age,note\n,A,30,\"one\r\ntwo\n\nthree\"\n"
                        + "6 age not_a_number,B,x,\"\n\"\n,\"C\n\",31,\n");
    }

    @Test
    void quotesAsTheFileDoes() throws IOException {
        Remarks remarks = new Codes("a \"reason\"", ", \"so\nit is\" \\");
        String backslash = "id,age,note\nA,x,\"say \\\"yes\\\", please\"\nB,30,\"no \\\"no\\\", no\"\n";

        assertThat(annotated("id,age\nA,x\nB,30\n", remarks))
                .isEqualTo("\"a \"\"reason\"\"\",id,age\n\"2 age not_a_number, \"\"so it is\"\" \\\",A,x\n,B,30\n");
        assertThat(annotated(backslash, remarks))
                .contains("\n\"2 age not_a_number, \\\"so it is\\\" \\\\\",A,x,\"say \\\"");
        assertThat(annotated("id,age,note\nA,x,'a,''b'\nB,30,'c, d'\nC,31,'e'\n", new Codes("reason", ", d'oh")))
                .contains("\n'2 age not_a_number, d''oh',A,x,'a,''b'\n,B");
    }

    @Test
    void leavesTitlesAndSeparatorLinesAsTheyAre() throws IOException {
        assertThat(annotated("sep=;\r\nid;age;montant\r\nA;x;1\r\nB;30;2\r\n"))
                .isEqualTo("sep=;\r\nreason;id;age;montant\r\n3 age not_a_number;A;x;1\r\n;B;30;2\r\n");
        assertThat(annotated("Lignes d’octobre\r\rid;age;montant\r\rA;x;1\rB;30;2\r"))
                .isEqualTo("Lignes d’octobre\r\rreason;id;age;montant\r\r5 age not_a_number;A;x;1\r;B;30;2\r");
        assertThat(annotated("\n\nid;age;montant;\nA;x;1;\nB;30;2;\n\n"))
                .isEqualTo("\n\nreason;id;age;montant;\n4 age not_a_number;A;x;1;\n;B;30;2;\n\n");
    }

    @Test
    void addsNoNameWhereThereIsNoHeader() throws IOException {
        byte[] text = "A;30;1\nB;x;2\nC;31;3\n".getBytes(UTF_8);
        ReadingOptions options = TestFile.mapping(Map.of("id_client", "#1", "age", "#2", "montant_consommation", "#3"));

        assertThat(new String(annotated(text, options, CODES, 1 << 20), UTF_8))
                .isEqualTo(";A;30;1\n2 #2 not_a_number;B;x;2\n;C;31;3\n");
    }

    @Test
    void addsAnotherColumnToACopy() throws IOException {
        assertThat(annotated(annotated("id,age\nA,x\nB,30\n")))
                .isEqualTo("reason_,reason,id,age\n2 age not_a_number,2 age not_a_number,A,x\n,,B,30\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "windows-1256"})
    void keepsTheEncoding(String name) throws IOException {
        Charset encoding = Charset.forName(name);
        boolean isUtf = name.startsWith("UTF");
        String word = name.equals("windows-1256") ? "تونس العاصمة" : isUtf ? "Béja 😀 تونس" : "Béja été à Médenine";
        String mark = name.startsWith("UTF-16") ? "\uFEFF" : "";
        String text = mark + "id;age;ville\nA;x;" + word + "\nB;30;" + word + "\n";
        ReadingOptions told = new ReadingOptions(
                Map.of(), List.of(), List.of(), Map.of(), isUtf ? Map.of() : Map.of("encoding", name));

        byte[] copy = annotated(text.getBytes(encoding), told, new Codes("reason", " «\u202fé\u202f» … ’"), 1 << 20);

        String end = isUtf ? " «\u202fé\u202f» … ’" : " « é » … ’";
        assertThat(new String(copy, encoding))
                .isEqualTo(text.replace("id;age", "reason;id;age")
                        .replace("A;", "2 age not_a_number" + end + ";A;")
                        .replace("B;", ";B;"));
    }

    @Test
    void keepsTheByteOrderMarkOfUtf8() throws IOException {
        assertThat(annotated("\uFEFFid,age\nA,30\n")).isEqualTo("\uFEFFreason,id,age\n,A,30\n");
    }

    @Test
    void spellsOtherwiseWhatTheEncodingDoesNotHave() throws IOException {
        ReadingOptions latin =
                new ReadingOptions(Map.of(), List.of(), List.of(), Map.of(), Map.of("encoding", "ISO-8859-1"));
        byte[] text = "id;age;ville\nA;x;Béja\nB;30;Sfax\n".getBytes(ISO_8859_1);

        byte[] copy = annotated(text, latin, new Codes("reason", " ’œ…é\u202fǎ؟"), 1 << 20);

        assertThat(new String(copy, ISO_8859_1)).contains("\n2 age not_a_number 'oe...é a?;A;x;Béja\n;B");
    }

    @Test
    void unpacks() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write("\uFEFFid,age\nA,30\nB,x\n".getBytes(UTF_16LE));
        }

        assertThat(new String(annotated(packed.toByteArray(), ReadingOptions.none(), CODES, 1 << 20), UTF_16LE))
                .isEqualTo("\uFEFFreason,id,age\n,A,30\n3 age not_a_number,B,x\n");
    }

    /** Blocks that end anywhere within characters and records. */
    @Test
    void copiesLongTexts() throws IOException {
        StringBuilder text = new StringBuilder("id;age;ville\n");
        StringBuilder expected = new StringBuilder("reason;id;age;ville\n");
        for (int i = 0; i < 60_000; i++) {
            String record = "A" + i + ";" + (i % 7 == 0 ? "x" : "30") + ";" + "Béjà😀".repeat(i % 5) + "\n";
            text.append(record);
            expected.append(i % 7 == 0 ? (i + 2) + " age not_a_number;" : ";").append(record);
        }

        assertThat(annotated(text.toString())).isEqualTo(expected.toString());
        assertThat(new String(
                        annotated(("\uFEFF" + text).getBytes(UTF_16LE), ReadingOptions.none(), CODES, 1 << 14),
                        UTF_16LE))
                .isEqualTo("\uFEFF" + expected);
    }

    /**
     * Files that are read, but for those whose columns are said by their positions, which a first column changes, and
     * two with headers among the records, of which it is not clear any more that they are the same.
     */
    static List<NastyFile> readable() {
        Set<String> headersWithin = Set.of("headers/again-in-the-middle", "exports/pages-of-a-report");
        return NastyFile.all().stream()
                .filter(file -> file.expected().get(0).equals("= read"))
                .filter(file -> !file.options().mapping().toString().contains("#"))
                .filter(file -> !headersWithin.contains(file.toString()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("readable")
    void isReadAsTheFileIs(NastyFile nasty) throws IOException {
        Path file = Files.write(folder.resolve(nasty.fileName()), nasty.bytes());
        Path scratch = Files.createDirectory(folder.resolve("scratch"));
        Path copy = folder.resolve("copy.csv");
        Verdict verdict;
        try (Customers customers = Customers.read(file, nasty.options(), scratch, 2, Progress.SILENT)) {
            customers.annotate(copy, CODES, Progress.SILENT);
            verdict = customers.verdict();
        }

        Verdict again = new TestFile(copy).read(nasty.options()).verdict();

        assertThat(again.rowsRead()).isEqualTo(verdict.rowsRead());
        assertThat(again.rowsAccepted()).isEqualTo(verdict.rowsAccepted());
    }

    @Test
    void saysThatTheDiskIsFull() throws IOException {
        Path file = TestFile.of(folder, "id,age\nA,30\n").path();
        Path scratch = Files.createDirectory(folder.resolve("scratch"));

        try (Customers customers = Customers.read(file, ReadingOptions.none(), scratch, 2, Progress.SILENT)) {
            assertThatThrownBy(() -> customers.annotate(Path.of("/dev/full"), CODES, Progress.SILENT))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("No space left");
        }
    }

    @Test
    void noticesThatTheFileChanged() throws IOException {
        Path file = TestFile.of(folder, "id,age\nA,30\nB,31\n").path();
        Path scratch = Files.createDirectory(folder.resolve("scratch"));

        try (Customers customers = Customers.read(file, ReadingOptions.none(), scratch, 2, Progress.SILENT)) {
            Files.writeString(file, "id,age\nA,30\nB,31\nC,32\n");
            assertThatThrownBy(() -> customers.annotate(folder.resolve("copy"), CODES, Progress.SILENT))
                    .isInstanceOfSatisfying(
                            Refusal.class, e -> assertThat(e.code()).isEqualTo("file_changed"));
        }
    }

    @Test
    void stopsWhenAskedTo() throws IOException {
        Path file = TestFile.of(folder, "id,age\nA,30\n").path();
        Path scratch = Files.createDirectory(folder.resolve("scratch"));
        Progress cancelled = new Progress() {
            @Override
            public boolean cancelled() {
                return true;
            }
        };

        try (Customers customers = Customers.read(file, ReadingOptions.none(), scratch, 2, Progress.SILENT)) {
            assertThatThrownBy(() -> customers.annotate(folder.resolve("copy"), CODES, cancelled))
                    .isInstanceOf(Cancelled.class);
        }
    }

    @Test
    void waitsUntilEverythingIsDecided() throws IOException {
        Path file = TestFile.of(folder, "id;montant\nA;12.500\nB;13.250\n").path();
        Path scratch = Files.createDirectory(folder.resolve("scratch"));

        try (Customers customers = Customers.read(file, ReadingOptions.none(), scratch, 2, Progress.SILENT)) {
            assertThatThrownBy(() -> customers.annotate(folder.resolve("copy"), CODES, Progress.SILENT))
                    .isInstanceOf(UndecidedColumns.class);
        }
    }
}
