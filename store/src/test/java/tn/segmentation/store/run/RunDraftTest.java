package tn.segmentation.store.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tn.segmentation.store.duckdb.DuckDb;
import tn.segmentation.store.input.Reject;
import tn.segmentation.store.input.Sha256;
import tools.jackson.databind.JsonNode;

class RunDraftTest {

    @TempDir
    Path processed;

    @Test
    void publishesEveryFileWithAManifestThatTellsAllOfThem() throws Exception {
        Path run = RunExamples.publish(processed.resolve("a/b/run")).path();

        JsonNode manifest = RunJson.tree(Files.readAllBytes(run.resolve("manifest.json")));
        assertThat(manifest.get("schema_version").asInt()).isEqualTo(1);
        assertThat(manifest.get("run_id").asString()).isEqualTo(RunExamples.RUN_ID);
        assertThat(manifest.get("files").valueStream().map(f -> f.get("name").asString()))
                .containsExactly(
                        "assignments.csv",
                        "assignments.parquet",
                        "ids.parquet",
                        "model.json",
                        "rejects.csv",
                        "run.json",
                        "summary.json");
        assertThat(manifest.get("files").valueStream().map(f -> f.path("rows").asInt(-1)))
                .containsExactly(3, 3, 3, -1, 1, -1, -1);
        for (JsonNode file : manifest.get("files")) {
            Path path = run.resolve(file.get("name").asString());
            assertThat(file.get("bytes").asLong()).isEqualTo(Files.size(path));
            assertThat(file.get("sha256").asString()).isEqualTo(Sha256.of(path));
        }
        assertThat(names(run)).hasSize(8).contains("manifest.json");
        assertThat(names(run.resolveSibling("."))).containsExactly("run");
    }

    @ParameterizedTest
    @EnumSource(AssignmentFormat.class)
    void publishesTheFormsThatWereAskedFor(AssignmentFormat format) throws Exception {
        try (RunDraft draft = RunDraft.of(processed.resolve("run"))) {
            RunExamples.writeAll(draft, format);
            draft.publish();
        }

        List<String> expected = Map.of(
                        AssignmentFormat.PARQUET, List.of("assignments.parquet"),
                        AssignmentFormat.CSV, List.of("assignments.csv"),
                        AssignmentFormat.BOTH, List.of("assignments.csv", "assignments.parquet"))
                .get(format);
        assertThat(names(processed.resolve("run")).filter(n -> n.startsWith("assignments")))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void writesTheSameBytesEveryTime() throws Exception {
        Path first = RunExamples.publish(processed.resolve("first")).path();
        Path second = RunExamples.publish(processed.resolve("second")).path();

        assertThat(Files.readString(second.resolve("manifest.json")))
                .isEqualTo(Files.readString(first.resolve("manifest.json")));
    }

    @Test
    void leavesNothingWhenClosedBeforePublishing() throws Exception {
        try (RunDraft draft = RunDraft.of(processed.resolve("run"))) {
            RunExamples.writeAll(draft, AssignmentFormat.BOTH);
            assertThat(draft.scratch()).isDirectory();
            assertThat(draft.folder()).isDirectory().hasParent(processed);
        }

        assertThat(processed).isEmptyDirectory();
    }

    @Test
    void overwritesNoRun() throws Exception {
        RunExamples.publish(processed.resolve("run"));

        assertRefused(() -> RunDraft.of(processed.resolve("run")), "run_exists");
        RunFolder.open(processed.resolve("run")).verify();
    }

    @Test
    void overwritesNothingElseEither() throws Exception {
        Files.createDirectory(processed.resolve("empty"));
        Files.writeString(processed.resolve("file"), "x");
        Files.createSymbolicLink(processed.resolve("link"), processed.resolve("nowhere"));

        for (String name : List.of("empty", "file", "link")) {
            assertRefused(() -> RunDraft.of(processed.resolve(name)), "run_exists");
        }
        assertThat(names(processed)).containsExactly("empty", "file", "link");
    }

    @Test
    void yieldsToATargetThatAppearedMeanwhile() throws Exception {
        Path target = processed.resolve("run");
        try (RunDraft draft = RunDraft.of(target)) {
            RunExamples.writeAll(draft, AssignmentFormat.PARQUET);
            Files.createDirectory(target);

            assertRefused(draft::publish, "run_exists")
                    .satisfies(e -> assertThat(e.params()).isEqualTo(Map.of("folder", target.toString())));
        }

        assertThat(target).isEmptyDirectory();
        assertThat(names(processed)).containsExactly("run");
    }

    @Test
    void publishesNoRunWithAFileMissing() throws Exception {
        try (RunDraft draft = RunDraft.of(processed.resolve("run"))) {
            RunExamples.writeAllButProvenance(draft, AssignmentFormat.PARQUET);

            assertThatThrownBy(draft::publish)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("run.json");
        }

        assertThat(processed).isEmptyDirectory();
    }

    @Test
    void publishesNothingWhenAFileCannotReachTheDisk() throws Exception {
        try (RunDraft draft = RunDraft.of(processed.resolve("run"))) {
            RunExamples.writeAll(draft, AssignmentFormat.PARQUET);
            Files.delete(draft.folder().resolve("model.json"));

            assertRefused(draft::publish, "write_failed");
            assertThatThrownBy(draft::publish).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> draft.writeModel(RunExamples.model())).isInstanceOf(IllegalStateException.class);
        }

        assertThat(processed).isEmptyDirectory();
    }

    @Test
    void publishesNothingAfterAFailedSync() throws Exception {
        try (RunDraft draft = RunDraft.of(processed.resolve("run"))) {
            RunExamples.writeAll(draft, AssignmentFormat.PARQUET);
            Path model = draft.folder().resolve("model.json");
            Files.delete(model);
            // a device has no disk to bring its bytes to, and the system says so
            Files.createSymbolicLink(model, Path.of("/dev/null"));

            assertRefused(draft::publish, "write_failed")
                    .satisfies(e -> assertThat(e.params())
                            .isEqualTo(Map.of("file", model.toString(), "cause", "Invalid argument")));
            assertThat(processed.resolve("run")).doesNotExist();
        }

        assertThat(processed).isEmptyDirectory();
    }

    @Test
    void refusesAParentThatIsNoFolder() throws IOException {
        Path file = Files.writeString(processed.resolve("file"), "x");

        assertRefused(() -> RunDraft.of(file.resolve("run")), "folder_not_writable")
                .satisfies(e -> assertThat(e.params()).containsEntry("folder", file.toString()));
        assertRefused(() -> RunDraft.of(file.resolve("deeper/run")), "folder_not_writable");
    }

    @Test
    void saysThatTheDiskIsFull() {
        Path full = Path.of("/dev/full");

        assertThatThrownBy(() -> RejectsCsv.write(full, RunExamples.rejects(), Reject::reason))
                .isInstanceOf(IOException.class)
                .satisfies(e -> assertThat(
                                Disk.refusal(full, processed, (IOException) e).code())
                        .isEqualTo("disk_full"));
    }

    @Test
    void explainsAFailureByWhatIsAtTheBottomOfIt() {
        try (RunDraft draft = RunDraft.of(processed.resolve("run"))) {
            SQLException full = new SQLException("IO Error: Could not write file: No space left on device");
            IllegalStateException bug = new IllegalStateException("a mistake", new SQLException("Parser Error"));

            assertThat(draft.explained(new IllegalStateException("DuckDB cannot run", full)))
                    .isInstanceOfSatisfying(
                            UnpublishableRun.class, e -> assertThat(e.code()).isEqualTo("disk_full"));
            assertThat(draft.explained(bug)).isSameAs(bug);
            assertThat(draft.explained(new SQLException("Parser Error"))).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void saysThatTheDiskIsFullWhenDuckDbFindsOut() throws SQLException {
        Path full = Path.of("/dev/full");
        try (DuckDb db = DuckDb.open(processed, List.of(full), 64L << 20, 1)) {
            assertThatThrownBy(() -> db.execute("COPY (SELECT 1) TO '/dev/full' (FORMAT parquet)"))
                    .isInstanceOf(SQLException.class)
                    .satisfies(e -> assertThat(Disk.refusal(full, processed, (SQLException) e)
                                    .code())
                            .isEqualTo("disk_full"));
        }
    }

    @Test
    void removesOnlyDraftsOfDeadProcesses() throws Exception {
        Process process = new ProcessBuilder("sleep", "0").start();
        long dead = process.pid();
        process.waitFor();
        ProcessHandle self = ProcessHandle.current();
        Path abandoned = Files.createDirectories(processed.resolve(".run." + dead + "-1.tmp/scratch"))
                .getParent();
        Files.createSymbolicLink(abandoned.resolve("link"), Files.createDirectory(processed.resolve("kept")));
        Files.writeString(processed.resolve("kept/file"), "x");
        Path reused = Files.createDirectory(processed.resolve(".run." + self.pid() + "-1.tmp"));
        Files.writeString(processed.resolve(".file." + dead + "-1.tmp"), "not a folder");
        Files.createDirectory(processed.resolve(".other.tmp"));
        Files.createDirectory(processed.resolve("run." + dead + "-1.tmp"));

        try (RunDraft alive = RunDraft.of(processed.resolve("run"))) {
            assertThat(RunDraft.removeAbandoned(processed)).containsExactlyInAnyOrder(abandoned, reused);
            assertThat(alive.scratch()).isDirectory();
        }

        assertThat(names(processed))
                .containsExactly(".file." + dead + "-1.tmp", ".other.tmp", "kept", "run." + dead + "-1.tmp");
        assertThat(processed.resolve("kept/file")).hasContent("x");
        assertThat(RunDraft.removeAbandoned(processed.resolve("nowhere"))).isEmpty();
    }

    @Test
    void keepsADraftWhoseProcessCannotBeSeenButHoldsItsLock() throws Exception {
        Path draft = Files.createDirectory(processed.resolve(".run." + Integer.MAX_VALUE + "-1.tmp"));
        try (DraftOwner elsewhere = DraftOwner.of(draft)) {
            assertThat(RunDraft.removeAbandoned(processed)).isEmpty();
            elsewhere.withdraw();
        }

        assertThat(RunDraft.removeAbandoned(processed)).containsExactly(draft);
    }

    private static Stream<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList().stream();
        }
    }

    private static AbstractObjectAssert<?, UnpublishableRun> assertRefused(ThrowingCallable call, String code) {
        return assertThatThrownBy(call)
                .asInstanceOf(type(UnpublishableRun.class))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
