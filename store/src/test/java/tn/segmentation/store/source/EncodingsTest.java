package tn.segmentation.store.source;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.core.data.Refusal;
import tn.segmentation.core.progress.Progress;

class EncodingsTest {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Charset WINDOWS_1256 = Charset.forName("windows-1256");
    private static final Charset ISO_8859_6 = Charset.forName("ISO-8859-6");

    private static final String ARABIC = "المعرف;الاسم;الولاية;المبلغ\n"
            + "21623456789;محمد الطرابلسي;تونس;12.5\n"
            + "21698765432;فاطمة بن علي;صفاقس;0.850\n"
            + "21655512345;عبد القادر غربي;القيروان;7\n";

    private static final String FRENCH = "id_client;âge;région;prénom\n"
            + "1;30;BÉJA;Éloïse\n2;41;Médenine;Zoé\n3;19;À déterminer;François\n4;20;GABÈS;ÇA\n";

    @TempDir
    Path folder;

    @Test
    void keepsArabicNamesInEveryEncodingThatHasThem() {
        assertRead(ARABIC, UTF_8, "utf8");
        assertRead(ARABIC, UTF_16LE, "zero_bytes");
        assertRead(ARABIC, UTF_16BE, "zero_bytes");
        assertRead("\ufeff" + ARABIC, UTF_8, "mark");
        assertRead("\ufeff" + ARABIC, UTF_16LE, "mark");
        assertRead("\ufeff" + ARABIC, UTF_16BE, "mark");
        assertRead(ARABIC, WINDOWS_1256, "arabic");
        assertRead(ARABIC, ISO_8859_6, "arabic");
    }

    @Test
    void keepsFrenchAccents() {
        assertRead(FRENCH, UTF_8, "utf8");
        assertRead(FRENCH, UTF_16LE, "zero_bytes");
        assertRead(FRENCH, WINDOWS_1252, "accents");
        assertRead("id;prénom\n1;Zoé\n2;François\n", WINDOWS_1252, "accents");
        assertRead("id;stra\u00dfe\n1;M\u00dcNCHEN\n2;a\u00f1o\n", WINDOWS_1252, "accents");
    }

    @Test
    void knowsAnAccentByTheLettersBeforeItAlsoWhereABlockBegins() {
        StringBuilder text = new StringBuilder("id;prenom\n");
        while (text.length() < Packing.BLOCK - 20) {
            text.append("1;Zoe\n");
        }
        text.append("2".repeat(Packing.BLOCK - text.length() - 2)).append(";A").append("É\n");

        FileText read = SourceFile.of(folder, text.toString().getBytes(WINDOWS_1252))
                .open()
                .probed(Progress.SILENT);
        assertThat(read.encoding()).isEqualTo(WINDOWS_1252);
        assertThat(read.encodingReason().code()).isEqualTo("accents");
    }

    @Test
    void readsFrenchHeadersOverArabicNames() {
        String text = "id_client;prénom;région\n1;محمد;تونس\n2;آمنة;القصرين\n3;Hélène;صفاقس\n";

        assertRead(text, WINDOWS_1256, "arabic");
        assertRead(text, UTF_8, "utf8");
    }

    @Test
    void countsTheWordsThatDecide() {
        SourceFile file = SourceFile.of(folder, "id;nom\n1;محمد\n2;قفصة\n".getBytes(WINDOWS_1256));

        assertThat(file.open().encodingReason()).isEqualTo(EncodingReason.of("arabic", 2));
    }

    @Test
    void asksWhereTwoEncodingsAreAsLikely() {
        byte[] oneLetter = "id;classe\n1;\u00c7\n2;\u00c9\n".getBytes(WINDOWS_1252);
        Refusal refusal = SourceFile.of(folder, oneLetter).refusal();

        assertThat(refusal.code()).isEqualTo("encoding_ambiguous");
        assertThat(refusal.params())
                .containsEntry("line", 2L)
                .containsEntry("asOne", "Ç")
                .containsEntry("asOther", "ا");
        assertThat(new SourceFile(SourceFile.of(folder, oneLetter).path()).text(WINDOWS_1252))
                .isEqualTo("id;classe\n1;Ç\n2;É\n");
        assertThat(SourceFile.of(folder, oneLetter).text(WINDOWS_1256)).isEqualTo("id;classe\n1;ا\n2;ة\n");
        byte[] mixed = "id;nom\n1;\u0645\u062d\u0645\u062f\n".getBytes(WINDOWS_1256);
        byte[] both = java.util.Arrays.copyOf(mixed, mixed.length + 5);
        System.arraycopy("B\u00c9JA\n".getBytes(WINDOWS_1252), 0, both, mixed.length, 5);
        assertThat(SourceFile.of(folder, both).refusal().code()).isEqualTo("encoding_ambiguous");
        byte[] common = "id;nom\n1;\u0645\u062d\u0645\u062f\n".getBytes(ISO_8859_6);
        assertThat(SourceFile.of(folder, common).refusal().params())
                .containsEntry("one", "windows-1256")
                .containsEntry("other", "ISO-8859-6")
                .containsEntry("asOther", "محمد");
    }

    @Test
    void takesAnswersAboutTheFile() {
        assertThat(FileAnswers.of("f", Map.of("encoding", "WINDOWS-1256", "sheet", "Mars", "age", "point")))
                .isEqualTo(new FileAnswers(WINDOWS_1256, "Mars"));
        assertThat(FileAnswers.of("f", Map.of("encoding", "cp850")).encoding()).isEqualTo(Charset.forName("IBM850"));
        assertThat(FileAnswers.of("f", Map.of())).isEqualTo(FileAnswers.none());
        assertThat(catchThrowableOfType(Refusal.class, () -> FileAnswers.of("f", Map.of("encoding", "EBCDIC")))
                        .code())
                .isEqualTo("unknown_encoding");
    }

    @Test
    void asksNothingWhereTheAnswerChangesNothing() {
        String text = "id;prénom;reçu\n1;Zoé;oui\n";

        assertThat(SourceFile.of(folder, text.getBytes(WINDOWS_1256)).text()).isEqualTo(text);
    }

    @Test
    void refusesZeroBytesAndMarksInside() {
        Refusal zero = SourceFile.of(folder, "id;nom\n1;a\n2;b\u0000\n".getBytes(UTF_8))
                .refusal();
        Refusal mark = SourceFile.of(folder, "\ufeffid;nom\n1;é\n\ufeff2;b\n".getBytes(UTF_8))
                .probing();

        assertThat(zero.getMessage()).startsWith("zero_byte").contains("line=3");
        assertThat(mark.getMessage()).startsWith("mark_inside").contains("line=3");
    }

    @Test
    void findsMarksInsideInWhateverEncoding() {
        String text = "id;nom\r\n1;é\r\n\ufeff2;b\r\n";

        for (Charset encoding : new Charset[] {UTF_16LE, UTF_16BE}) {
            assertThat(SourceFile.of(folder, ("\ufeff" + text).getBytes(encoding))
                            .refusal()
                            .getMessage())
                    .as("%s", encoding)
                    .startsWith("mark_inside")
                    .contains("line=3");
        }
        SourceFile told = SourceFile.of(folder, ("\ufeff" + text).getBytes(UTF_8));
        assertThat(catchThrowableOfType(Refusal.class, () -> told.text(UTF_8)).code())
                .isEqualTo("mark_inside");
        assertThat(SourceFile.of(folder, "\ufeffid\n1\n".getBytes(UTF_8)).text(UTF_8))
                .isEqualTo("id\n1\n");
    }

    @Test
    void asksAboutTextsOfOtherCodePages() {
        assertAsked("id;ville\n1;Béja\n2;Médenine\n", "x-MacRoman", "BŽja", "Béja");
        assertAsked("id;ville\n1;GABÈS\n2;L’Été\n3;aujourd’hui\n", "x-MacRoman", "LÕƒtŽ", "L’Été");
        assertAsked("id;ville\n1;Béja\n2;Gabès\n", "IBM850", "B‚ja", "Béja");
        assertAsked("id;nom\n1;Jabłoński\n", "windows-1250", "Jab³oñski", "Jabłoński");
    }

    private void assertAsked(String text, String encoding, String asOne, String asOther) {
        Charset other = Charset.forName(encoding);
        SourceFile file = SourceFile.of(folder, text.getBytes(other));

        assertThat(file.refusal().code()).as(text).isEqualTo("encoding_ambiguous");
        assertThat(file.refusal().params())
                .containsEntry("one", "windows-1252")
                .containsEntry("other", encoding)
                .containsEntry("asOne", asOne)
                .containsEntry("asOther", asOther);
        assertThat(file.text(other)).isEqualTo(text);
    }

    @Test
    void keepsWhatStandsWithinWordsOfWindows() {
        assertRead("id;note\n1;l’été – cœur\n2;Sfax–Sud\n3;n°5\n4;5€\n5;«Zoé»\n", WINDOWS_1252, "accents");
        assertRead("id;note\n1;KOŠICE\n2;Béja\n", WINDOWS_1252, "accents");
        assertRead("id;note\n1;Wi•Fi\n2;décédé\n3;Médenine\n", WINDOWS_1252, "accents");
    }

    @Test
    void keepsMarksOfDirectionAndTellsThemFromMarksOfOrder() {
        String text = "id;nom\n1;\u202bمحمد\u202c\n2;\u200fعلي\u200e\n3;\u202eabc\n";

        assertThat(SourceFile.of(folder, text.getBytes(UTF_8)).text()).isEqualTo(text);
        assertThat(Utf8.isValid("\u202e\ufefe\n".getBytes(UTF_8), 7)).isTrue();
        assertThat(Utf8.isValid("\ufeff\n".getBytes(UTF_8), 4)).isFalse();
    }

    private void assertRead(String text, Charset encoding, String reason) {
        SourceFile file = SourceFile.of(folder, text.getBytes(encoding));
        FileText read = file.open();

        assertThat(file.text()).as("%s", encoding).isEqualTo(text.startsWith("\ufeff") ? text.substring(1) : text);
        assertThat(read.encoding()).isEqualTo(encoding);
        assertThat(read.encodingReason().code()).isEqualTo(reason);
    }
}
