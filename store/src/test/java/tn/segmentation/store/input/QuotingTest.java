package tn.segmentation.store.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.core.progress.Progress;

/** Quotes other than the usual ones, and line ends of all kinds in one file. */
class QuotingTest {

    private static final List<List<String>> CELLS = List.of(
            List.of("A", "30", "dit \"oui\", puis"), List.of("B", "31", "un\\deux"), List.of("C", "32", "a\nb"));

    @TempDir
    Path folder;

    @Test
    void readsQuotesBehindBackslashes() {
        TestFile file = TestFile.of(folder, """
                id,age,note
                A,30,"dit \\"oui\\", puis"
                B,31,"un\\\\deux"
                C,32,"a
                b"
                """);

        assertThat(file.cells()).isEqualTo(CELLS);
        assertThat(TestFile.recognised(file.read())).containsKey("quotes_backslash");
        for (int size : new int[] {1, 16, 40}) {
            assertThat(file.read(ReadingOptions.none(), 2, size, Progress.SILENT)
                            .verdict()
                            .rowsAccepted())
                    .isEqualTo(3);
        }
    }

    @Test
    void hearsTheWholeFileBeforeItDecidesAboutBackslashes() {
        String records = "A,30,\"x\"\n".repeat(600);
        String backslashes = "B,31,\"say \\\"hello\\\", x\"\nC,32,\"5\\\"\"\nD,33,\"6\\\"\"\n";
        TestFile backslash = TestFile.of(folder, "age0,age,note\n" + records + backslashes);
        TestFile doubled = TestFile.of(
                folder, "age0,age,note\n" + records + "B,31,\"say \"\"hello\"\"\"\n".repeat(9) + "C,32,\"5\\\"x\"\n");

        assertThat(backslash.read().rejects().first()).isEmpty();
        assertThat(TestFile.recognised(backslash.read())).containsKey("quotes_backslash");
        assertThat(doubled.read().rejects().first())
                .extracting(r -> r.line() + " " + r.reason())
                .containsExactly("611 broken_quotes");
        assertThat(TestFile.recognised(doubled.read())).doesNotContainKey("quotes_backslash");
    }

    @Test
    void readsSingleQuotes() {
        TestFile file = TestFile.of(folder, """
                'id','age','note'
                'A','30','dit "oui", puis'
                'B','31','un\\deux'
                'C','32','l''a
                b'
                """);

        assertThat(file.cells().get(0)).isEqualTo(CELLS.get(0));
        assertThat(file.cells().get(2)).containsExactly("C", "32", "l'a\nb");
        assertThat(file.read().features().numbers("age").values()).containsExactly(30, 31, 32);
        assertThat(TestFile.recognised(file.read())).containsKey("quotes_single");
    }

    @Test
    void keepsBackslashesAndApostrophesThatMeanNothing() {
        TestFile paths = TestFile.of(folder, "id,age,chemin\nA,30,\"C:\\\"\nB,31,\"D:\\x\\\"\n");
        TestFile names = TestFile.of(folder, "id,age,nom\nA,30,'Ain\nB,31,l'un\nC,32,'x'\n");

        assertThat(paths.cells()).extracting(r -> r.get(2)).containsExactly("C:\\", "D:\\x\\");
        assertThat(names.cells()).extracting(r -> r.get(2)).containsExactly("'Ain", "l'un", "'x'");
    }

    @Test
    void rejectsACellInTheQuotesOfNoOtherCell() {
        TestFile file =
                TestFile.of(folder, "id;age;note\nA;30;'a;b'\nB;31;\"c;d\"\nC;32;\"e \\\" f\"\nD;33;\"g \"\"h\"\"\"\n");

        assertThat(file.read().rejects().first())
                .extracting(r -> r.line() + " " + r.reason())
                .containsExactly("2 too_many_cells", "4 broken_quotes");
    }

    @Test
    void readsLineEndsOfAllKindsInOneFile() {
        TestFile file = TestFile.of(folder, "id,age\r\nA,30\nB,31\rC,32\r\n\r\nD,33\n\rE,x");

        assertThat(file.cells()).hasSize(5);
        assertThat(file.read().rejects().first()).containsExactly(new Reject(8, "age", "x", "not_a_number", "E,x"));
    }
}
