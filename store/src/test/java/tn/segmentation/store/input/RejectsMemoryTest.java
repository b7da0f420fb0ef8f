package tn.segmentation.store.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.source.UnreadableTable;

/** A file of nothing but bad cells takes no more memory than another; read in a process with little of it. */
class RejectsMemoryTest {

    /** Each reject alone would take some 200 bytes: twice what the process has. */
    private static final int RECORDS = 1_000_000;

    private static final String MEMORY = "-Xmx100m";

    @TempDir
    Path folder;

    @Test
    void readsAMillionBadRecordsWithLittleMemory() throws Exception {
        assertThat(told(RECORDS, 1)).containsExactly("accepted 1, rejected " + RECORDS, "rejects " + 2 * RECORDS);
    }

    @Test
    void refusesAMillionBadRecordsWithLittleMemory() throws Exception {
        assertThat(told(RECORDS, 0)).containsExactly("no_accepted_record [negative, out_of_range] 2");
    }

    private List<String> told(int bad, int good) throws IOException {
        Path file = folder.resolve("lignes.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("id,age,montant\n");
            for (int i = 0; i < bad; i++) {
                out.write("C" + i + ",130,-1\n");
            }
            out.write("D,30,5\n".repeat(good));
        }
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        MEMORY,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            return out.lines().toList();
        }
    }

    /** The process with little memory. */
    static final class Child {

        private Child() {}

        /** Reads the file that is named. */
        public static void main(String[] args) {
            Path file = Path.of(args[0]);
            Path scratch = file.toAbsolutePath().getParent();
            try (Customers customers = Customers.read(file, ReadingOptions.none(), scratch, 2, Progress.SILENT)) {
                long count = 0;
                for (Reject reject : customers.rejects()) {
                    count += reject.line() > 1 ? 1 : 0;
                }
                Verdict verdict = customers.verdict();
                System.out.println("accepted " + verdict.rowsAccepted() + ", rejected " + verdict.rowsRejected());
                System.out.println("rejects " + count);
            } catch (UnreadableTable e) {
                System.out.println(e.code() + " " + e.params().get("reasons") + " "
                        + e.params().get("line"));
            }
        }
    }
}
