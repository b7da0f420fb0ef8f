package tn.segmentation.store.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.util.Native;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.core.engine.Assignments;
import tn.segmentation.core.progress.Progress;

/** What is left of a run when its process dies or may write no further; each in a process of its own. */
class KilledProcessTest {

    @TempDir
    Path processed;

    @Test
    void leavesADraftThatIsRecognisedAsAbandonedAndNoRun() throws Exception {
        Process child = start("wait", processed.resolve("run"));
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("written");
            assertThat(RunDraft.removeAbandoned(processed))
                    .as("while its process lives")
                    .isEmpty();
            List<Path> drafts = children();
            assertThat(drafts).hasSize(1);

            child.destroyForcibly().waitFor();

            assertThat(RunFolder.list(processed)).isEmpty();
            assertThat(RunDraft.removeAbandoned(processed)).isEqualTo(drafts);
        }
        assertThat(processed).isEmptyDirectory();
    }

    @Test
    void leavesNothingWhenItMayWriteNoFurther() throws Exception {
        Process child = start("limited", processed.resolve("run"));
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.lines()).containsExactly("write_failed assignments.parquet", "write_failed rejects.csv");
        }
        assertThat(child.waitFor()).isZero();
        assertThat(processed).isEmptyDirectory();
    }

    private static Process start(String what, Path target) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        what,
                        target.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private List<Path> children() throws IOException {
        try (Stream<Path> files = Files.list(processed)) {
            return files.toList();
        }
    }

    /** The process that is killed, or that may write no further. */
    static final class Child {

        private Child() {}

        /** Runs it. */
        public static void main(String[] args) throws Exception {
            try (RunDraft draft = RunDraft.of(Path.of(args[1]))) {
                if (args[0].equals("wait")) {
                    RunExamples.writeAll(draft, AssignmentFormat.BOTH);
                    System.out.println("written");
                    System.in.read();
                } else {
                    writeTooMuch(draft);
                }
            }
        }

        private static void writeTooMuch(RunDraft draft) throws Exception {
            String[] ids =
                    new Random(1).longs(20_000).mapToObj(Long::toHexString).toArray(String[]::new);
            // zstd unpacks its library, which is larger than the limit
            Native.load();
            limitFilesTo(100_000);
            report(() -> draft.writeAssignments(
                    new InMemoryRecords(ids),
                    new Assignments(new byte[20_000], new byte[20_000], new float[20_000]),
                    RunExamples.LABELS,
                    AssignmentFormat.PARQUET,
                    2,
                    Progress.SILENT));
            report(() -> draft.writeRejects(RunExamples.rejects(), reject -> "x".repeat(200_000)));
        }

        private static void report(Runnable writing) {
            try {
                writing.run();
                System.out.println("written");
            } catch (UnpublishableRun e) {
                Path file = Path.of(String.valueOf(e.params().get("file")));
                System.out.println(e.code() + " " + file.getFileName());
            }
        }

        private static void limitFilesTo(long bytes) throws Exception {
            String pid = Long.toString(ProcessHandle.current().pid());
            int exit = new ProcessBuilder("prlimit", "--pid", pid, "--fsize=" + bytes)
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("prlimit: exit " + exit);
            }
        }
    }
}
