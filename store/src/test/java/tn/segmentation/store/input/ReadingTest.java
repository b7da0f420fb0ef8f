package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.core.data.Refusal;
import tn.segmentation.core.progress.Cancelled;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.source.InputFile;

/** Reading says the same whatever the number of threads, and wherever blocks end. */
class ReadingTest {

    private static final ReadingOptions OPTIONS =
            new ReadingOptions(Map.of(), List.of("age", "montant_consommation"), List.of("ville"), Map.of());

    private static final String NASTY = """
            id_client,age,montant_consommation,ville,note
            B1,30,12.5,Tunis,rien
            A2,,0.850,Béja,"deux
            lignes"

            C3,31,1e3,"Sfax","dit ""oui"", puis
            non"
            A2,200,x,Gabès,تونس
             D4 ,12.25,7,  Tunis ,"a"b
            ,1,2,3,4
            E5,1,2
            "F6",33,"0.123456789",Béja,é
            G7,34,5,تونس,"\u202f"
            B1,35,6,,
            """;

    @TempDir
    Path folder;

    static List<String> texts() {
        return List.of(
                NASTY,
                NASTY.replace("\n", "\r\n"),
                NASTY.replace('\n', '\r'),
                "\ufeff" + NASTY,
                NASTY.strip(),
                "\n \n" + NASTY.replace(',', ';').replace('.', ','),
                NASTY.replace(',', '\t'));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void dependsNeitherOnThreadsNorOnBlocks(String text) {
        assertAlike(TestFile.of(folder, text));
        assertAlike(TestFile.of(folder, gzip(text)));
        assertAlike(TestFile.of(folder, "\ufeff" + text.replace("\ufeff", ""), UTF_16LE));
    }

    @Test
    void dependsOnThemInNoOtherEncodingEither() {
        String text = NASTY.replace("تونس", "Nîmes").replace("\u202f", "\u00a0");

        assertAlike(TestFile.of(folder, text, Charset.forName("windows-1252")));
    }

    @Test
    void refusesAlikeWhereverBlocksEnd() {
        TestFile unclosed = TestFile.of(folder, NASTY + "H8,\"36,7,a,b\nI9,37,8,c,d\n");

        for (int size : new int[] {1, 16, 64, 1 << 20}) {
            assertThatThrownBy(() -> unclosed.read(OPTIONS, 2, size, Progress.SILENT))
                    .isInstanceOf(Refusal.class)
                    .hasMessageStartingWith("unclosed_quote ")
                    .hasMessageContaining(" line=15");
        }
    }

    private static void assertAlike(TestFile file) {
        String expected = told(file, 1, 1 << 20);
        assertThat(expected).contains("rowsAccepted=5", "duplicate_id", "too_few_cells", "broken_quotes");
        for (int threads : new int[] {1, 2, 3, 8}) {
            for (int size : new int[] {1, 16, 17, 23, 64, 300}) {
                assertThat(told(file, threads, size))
                        .as("%d threads, blocks of %d", threads, size)
                        .isEqualTo(expected);
            }
        }
    }

    /** Returns everything that is known of a file after it was read. */
    private static String told(TestFile file, int threads, int size) {
        Path scratch = file.path().toAbsolutePath().getParent();
        try (Customers customers =
                Customers.read(InputFile.plain(file.path()), OPTIONS, scratch, threads, size, Progress.SILENT)) {
            return String.join(
                    "\n",
                    customers.verdict().toString(),
                    TestFile.all(customers.rejects()).toString(),
                    told(customers.features().numbers("age")),
                    told(customers.features().numbers("montant_consommation")),
                    Objects.requireNonNull(customers.descriptive()).toString(),
                    told(customers.records()));
        }
    }

    private static String told(NumberColumn column) {
        return IntStream.range(0, column.size())
                .mapToObj(column::value)
                .toList()
                .toString();
    }

    private static String told(AcceptedRecords records) {
        List<Object> all = new ArrayList<>(records.columns());
        TextBlock texts = new TextBlock();
        records.ids(0, records.rows(), texts);
        addAll(texts, all);
        for (int column = 0; column < records.columns().size(); column++) {
            if (!records.isNumber(column)) {
                records.texts(column, 0, records.rows(), texts);
                addAll(texts, all);
            }
        }
        long[] lines = new long[records.rows()];
        records.lines(0, records.rows(), lines);
        for (int row = 0; row < records.rows(); row++) {
            all.add(lines[row] + " " + records.imputed(row) + " " + records.rowByRank(row));
        }
        return all.toString();
    }

    private static void addAll(TextBlock texts, List<Object> all) {
        for (int i = 0; i < texts.size(); i++) {
            all.add(String.valueOf(AcceptedInDuckDb.text(texts, i)));
        }
    }

    @Test
    void holdsShortDecimalsAsUnitsAndOthersAsDoubles() {
        NumberColumn units = age("12.5", "0.125", "3", "1e2");
        NumberColumn tooLong = age("12.5", "0.1234567891", "3", "4");
        NumberColumn tooLarge = age("12.5", "0.123456789", "3", "4");

        assertThat(units.units()).isNotNull();
        assertThat(units.values()).containsExactly(12.5, 0.125, 3, 100);
        assertThat(units.decimals()).isEqualTo(3);
        assertThat(tooLong.units()).isNull();
        assertThat(tooLong.values()).containsExactly(12.5, 0.1234567891, 3, 4);
        assertThat(tooLarge.units()).isNull();
        assertThat(tooLarge.values()).containsExactly(12.5, 0.123456789, 3, 4);
    }

    private NumberColumn age(String... ages) {
        StringBuilder text = new StringBuilder("id,age\n");
        for (int i = 0; i < ages.length; i++) {
            text.append(i).append(',').append(ages[i]).append('\n');
        }
        TestFile file = TestFile.of(folder, text.toString());
        return file.read(ReadingOptions.none(), 2, 8, Progress.SILENT)
                .features()
                .numbers("age");
    }

    @Test
    void readsColumnsAgainWhoseFirstRecordsAreUnlikeTheOthers() {
        StringBuilder text = new StringBuilder("id;age;montant\n");
        for (int i = 0; i < 20_000; i++) {
            text.append(i).append(";30;").append(i < 10_000 ? "12" : "12,5").append('\n');
        }

        Customers customers = TestFile.of(folder, text.toString()).read();

        assertThat(customers.rejects().first()).isEmpty();
        assertThat(customers.features().numbers("montant_consommation").value(19_999))
                .isEqualTo(12.5);
        assertThat(customers.verdict().decimalComma()).containsExactly("montant_consommation");
    }

    @Test
    void findsDuplicatesFarApartInAnyOrderOfIds() {
        List<Integer> ids = new ArrayList<>(IntStream.range(0, 200_000).boxed().toList());
        Collections.shuffle(ids, new Random(5));
        ids.add(ids.get(0));
        StringBuilder text = new StringBuilder("id,age\n");
        ids.forEach(id -> text.append("C-").append(id).append(",30\n"));
        TestFile file = TestFile.of(folder, text.toString());

        try (Customers customers = Customers.read(
                InputFile.plain(file.path()), ReadingOptions.none(), folder, 2, 1 << 16, Progress.SILENT)) {
            assertThat(customers.rejects().first())
                    .containsExactly(
                            new Reject(200_002, "id", "C-" + ids.get(0), "duplicate_id", "C-" + ids.get(0) + ",30"));
            assertThat(IntStream.range(0, 200_000)
                            .mapToObj(rank -> "C-" + ids.get(customers.records().rowByRank(rank))))
                    .isSorted();
        }
    }

    @Test
    void leavesNothingBehindWhenItIsCancelled() {
        String text = "id,age,ville\n" + "1,2,Tunis\n".repeat(100_000);
        TestFile file = TestFile.of(folder, text);
        for (int patience = 0; patience < 40; patience += 3) {
            AtomicInteger asked = new AtomicInteger();
            int limit = patience;
            Progress impatient = new Progress() {
                @Override
                public boolean cancelled() {
                    return asked.incrementAndGet() > limit;
                }
            };

            assertThatThrownBy(() -> file.read(ReadingOptions.none(), 2, 1 << 12, impatient))
                    .isInstanceOf(Cancelled.class);
        }
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
