package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.core.engine.Finding;

class RecognisedTest {

    private static final String TEXT = "id;âge\n1;30\n2;31;x\n3;32\n";

    @TempDir
    Path folder;

    @Test
    void saysWhatSpeaksForTheSeparator() {
        assertThat(of(TestFile.of(folder, TEXT), "delimiter"))
                .isEqualTo(new Recognised(
                        "delimiter",
                        "delimiter_even",
                        Map.of("delimiter", ";", "columns", 2, "records", 3L, "even", 2L)));
        assertThat(of(TestFile.of(folder, TEXT + "Données provisoires\nTotal;\n----\n"), "delimiter"))
                .isEqualTo(of(TestFile.of(folder, TEXT), "delimiter"));
        assertThat(of(TestFile.of(folder, "age\n30\n"), "delimiter").code()).isEqualTo("delimiter_none");
    }

    @Test
    void saysWhatSpeaksForTheEncoding() throws IOException {
        assertThat(of(TestFile.of(folder, TEXT), "encoding").code()).isEqualTo("encoding_utf8");
        assertThat(of(TestFile.of(folder, TEXT, Charset.forName("windows-1252")), "encoding"))
                .isEqualTo(new Recognised(
                        "encoding", "encoding_accents", Map.of("encoding", "windows-1252", "words", 1L)));
        assertThat(of(TestFile.of(folder, "\ufeff" + TEXT, UTF_16LE), "encoding"))
                .isEqualTo(new Recognised("encoding", "encoding_mark", Map.of("encoding", "UTF-16LE")));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(TEXT.getBytes(UTF_8));
        }
        assertThat(of(TestFile.of(folder, packed.toByteArray()), "container").code())
                .isEqualTo("container_gzip");
    }

    @Test
    void saysWhereTheHeaderIs() {
        assertThat(of(TestFile.of(folder, TEXT), "header").params()).isEqualTo(Map.of("line", 1L));
        TestFile bare = TestFile.of(folder, "\n1;30\n2;31\n");
        List<Recognised> recognised =
                bare.read(TestFile.features("#2")).verdict().recognised();
        assertThat(recognised.get(recognised.size() - 1).code()).isEqualTo("header_none");
    }

    @Test
    void namesWhatAWorkbookHides() {
        byte[] book =
                NastyWorkbook.ofRows("<row r='1'><c r='A1' t='str'><v>id</v></c><c r='B1' t='str'><v>age</v></c></row>"
                        + "<row r='2' hidden='1'><c r='A2' t='str'><v>A1</v></c><c r='B2'><v>30</v></c></row>");

        Verdict verdict = TestFile.of(folder, book).read().verdict();

        assertThat(verdict.rowsAccepted()).isEqualTo(1);
        assertThat(verdict.warnings()).containsExactly(new Finding("hidden_rows", Map.of("count", 1L)));
    }

    @Test
    void namesWhatIsLeftOut() {
        TestFile file = TestFile.of(folder, "id;age;sms\n1;2;3\nA1;30;5\n;;\nA2;31;6\n\n; ;\n\"\";\"\"\n");

        assertThat(file.read().verdict().recognised())
                .contains(
                        new Recognised("header", "header_numbers", Map.of("line", 2L)),
                        new Recognised("lines", "lines_of_separators", Map.of("count", 3L)));
        assertThat(file.read().verdict())
                .extracting(Verdict::rowsRead, Verdict::rowsAccepted, Verdict::rowsRejected)
                .containsExactly(2L, 2L, 0L);
    }

    private static Recognised of(TestFile file, String what) {
        return file.read().verdict().recognised().stream()
                .filter(recognised -> recognised.what().equals(what))
                .findFirst()
                .orElseThrow();
    }
}
