package tn.segmentation.store.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tn.segmentation.core.data.Refusal;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.source.InputFile;

/**
 * Any bytes are read or refused, and what is read is accounted for. With the nasty files, and with what was once found,
 * this is a test like any other; {@code ./check --long} has Jazzer make files of them that reach other code.
 */
class ReaderFuzzTest {

    private static final Remarks REMARKS = new AnnotatedTextTest.Codes("reason", ", \"so\"");

    /** Bytes of a file that takes more time than it tells: what is long in the others, Jazzer repeats. */
    private static final int LONG = 4_000;

    static Stream<Arguments> nasty() {
        return NastyFile.all().stream()
                .map(NastyFile::bytes)
                .filter(bytes -> bytes.length < LONG)
                .map(bytes -> arguments((Object) bytes));
    }

    @MethodSource("nasty")
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    @FuzzTest(maxDuration = "10m")
    void readsOrRefuses(byte[] bytes) throws IOException {
        Path folder = Files.createTempDirectory("fuzz");
        try {
            Path file = Files.write(folder.resolve("file"), bytes);

            String told = told(file, 1, 1 << 20);

            assertThat(told(file, 2, 16)).as("in small blocks").isEqualTo(told);
        } finally {
            delete(folder);
        }
    }

    /** Returns what is said of a file; anything but a refusal goes through. */
    private static String told(Path file, int threads, int blockSize) throws IOException {
        Path scratch = Files.createDirectory(file.resolveSibling("scratch"));
        String told;
        try (Customers customers = Customers.read(
                InputFile.plain(file), ReadingOptions.none(), scratch, threads, blockSize, Progress.SILENT)) {
            told = told(customers, file);
        } catch (Refusal e) {
            told = e.toString();
        }
        Files.delete(scratch);
        return told;
    }

    private static String told(Customers customers, Path file) {
        Verdict verdict = customers.verdict();
        List<Reject> rejects = TestFile.all(customers.rejects());
        assertThat(verdict.rowsRead()).isEqualTo(verdict.rowsAccepted() + verdict.rowsRejected());
        assertThat(rejects.stream().map(Reject::line)).isSorted();
        assertThat(rejects.stream().map(Reject::line).distinct()).hasSize((int) verdict.rowsRejected());
        List<Object> told = new ArrayList<>(List.of(verdict, rejects, customers.inspect(1, Progress.SILENT)));
        if (verdict.decisions().isEmpty()) {
            customers.annotate(file.resolveSibling("copy"), REMARKS, Progress.SILENT);
            told.add(copied(file.resolveSibling("copy")));
        }
        return told.toString();
    }

    private static String copied(Path copy) {
        try {
            return Files.readString(copy, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
