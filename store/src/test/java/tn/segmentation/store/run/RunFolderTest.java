package tn.segmentation.store.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.segmentation.store.input.Sha256;

class RunFolderTest {

    @TempDir
    Path processed;

    private Path folder = Path.of("");

    @BeforeEach
    void publishARun() throws Exception {
        folder = RunExamples.publish(processed.resolve("octobre")).path();
    }

    @Test
    void readsBackWhatWasPublished() {
        RunFolder run = RunFolder.open(folder);

        assertThatCode(run::verify).doesNotThrowAnyException();
        assertThat(run.path()).isEqualTo(folder);
        assertThat(run.id()).isEqualTo(RunExamples.RUN_ID);
        assertThat(run.summary()).isEqualTo(RunExamples.summary(RunExamples.RUN_ID));
        assertThat(run.model().transforms()).isEqualTo(RunExamples.model().transforms());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assignments.csv",
                "assignments.parquet",
                "ids.parquet",
                "model.json",
                "rejects.csv",
                "run.json",
                "summary.json"
            })
    void namesTheFileInWhichOneBitChanged(String name) throws IOException {
        flipOneBit(folder.resolve(name));

        RunFolder run = RunFolder.open(folder);

        assertRefused(run::verify, "run_damaged")
                .satisfies(e -> assertThat(e.params())
                        .containsEntry("file", name)
                        .containsEntry("found", sum(folder.resolve(name))));
    }

    @Test
    void readsNoSummaryThatWasChanged() throws IOException {
        flipOneBit(folder.resolve("summary.json"));
        RunFolder run = RunFolder.open(folder);

        assertRefused(run::summary, "run_damaged");
        assertThat(run.model().labels()).isEqualTo(RunExamples.LABELS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"assignments.parquet", "summary.json"})
    void opensNoRunWithAFileCutShort(String name) throws IOException {
        Path file = folder.resolve(name);
        long bytes = Files.size(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(bytes - 1);
        }

        assertRefused(() -> RunFolder.open(folder), "run_resized")
                .satisfies(e -> assertThat(e.params())
                        .isEqualTo(Map.of(
                                "folder", folder.toString(), "file", name, "expected", bytes, "found", bytes - 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"manifest.json", "ids.parquet"})
    void opensNoRunWithAFileMissing(String name) throws IOException {
        Files.delete(folder.resolve(name));

        assertRefused(() -> RunFolder.open(folder), "run_incomplete")
                .satisfies(e -> assertThat(e.params()).containsEntry("file", name));
    }

    @Test
    void opensNoRunThatIsNotThere() {
        assertRefused(() -> RunFolder.open(processed.resolve("novembre")), "run_missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"schema_version\": 1}", "\u0000\u0001"})
    void opensNoRunWithoutAReadableManifest(String manifest) throws IOException {
        Files.writeString(folder.resolve("manifest.json"), manifest);

        assertThatThrownBy(() -> RunFolder.open(folder)).isInstanceOf(DamagedRun.class);
    }

    @Test
    void readsNoFileOutsideOfItsFolder() throws IOException {
        replaceInManifest("\"ids.parquet\"", "\"../ids.parquet\"");

        assertRefused(() -> RunFolder.open(folder), "run_unreadable");
    }

    @Test
    void opensNoRunWhoseManifestForgetsAFile() throws IOException {
        replaceInManifest("\"ids.parquet\"", "\"manifest.json\"");

        assertRefused(() -> RunFolder.open(folder), "run_incomplete");
    }

    @Test
    void opensNoRunOfAVersionThatItDoesNotKnow() throws IOException {
        replaceInManifest("\"schema_version\" : 1", "\"schema_version\" : 2");

        assertRefused(() -> RunFolder.open(folder), "run_version")
                .satisfies(
                        e -> assertThat(e.params()).containsEntry("expected", 1).containsEntry("found", 2));
    }

    @Test
    void readsNoModelOfAVersionThatItDoesNotKnow() throws IOException {
        Path file = folder.resolve("model.json");
        String before = sum(file);
        Files.writeString(file, Files.readString(file).replace("\"schema_version\" : 1", "\"schema_version\" : 9"));
        replaceInManifest(before, sum(file));

        assertRefused(() -> RunFolder.open(folder).model(), "model_version")
                .satisfies(e -> assertThat(e.params())
                        .containsEntry("file", "model.json")
                        .containsEntry("found", 9));
    }

    @Test
    void listsPublishedFoldersNewestFirst() throws Exception {
        Path newer = processed.resolve("20261201T070000-000000");
        try (RunDraft draft = RunDraft.of(newer)) {
            RunExamples.writeAll(draft, AssignmentFormat.PARQUET);
            draft.writeSummary(RunExamples.summary("20261201T070000-000000"));
            draft.publish();
        }
        Path damaged = Files.createDirectory(processed.resolve("20261115T000000-abcdef"));
        Files.writeString(damaged.resolve("manifest.json"), "{");
        Files.createDirectory(processed.resolve("notes"));

        try (RunDraft draft = RunDraft.of(processed.resolve("unfinished"))) {
            Files.writeString(draft.folder().resolve("manifest.json"), "{}");

            assertThat(RunFolder.list(processed)).containsExactly(newer, damaged, folder);
        }
    }

    @Test
    void listsNothingWhereThereIsNoFolder() {
        assertThat(RunFolder.list(processed.resolve("nowhere"))).isEmpty();
    }

    private static AbstractObjectAssert<?, DamagedRun> assertRefused(ThrowingCallable call, String code) {
        return assertThatThrownBy(call)
                .asInstanceOf(type(DamagedRun.class))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void noticesAManifestThatSpeaksOfAnotherRun() throws IOException {
        replaceInManifest(RunExamples.RUN_ID, "20261101T070000-3fa9c2");

        assertRefused(RunFolder.open(folder)::verify, "run_damaged")
                .satisfies(e -> assertThat(e.params()).containsEntry("file", "manifest.json"));
    }

    @Test
    void noticesAManifestThatCountsOtherRows() throws IOException {
        replaceInManifest("\"rows\" : " + RunFolder.open(folder).summary().rowsSegmented(), "\"rows\" : 7");

        assertRefused(RunFolder.open(folder)::verify, "run_damaged")
                .satisfies(e -> assertThat(e.params()).containsEntry("found", 7L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"name\"", "\"sha256\"", "\"run_id\""})
    void opensNoRunWhoseManifestLacksAKey(String key) throws IOException {
        replaceInManifest(key, "\"nane\"");

        assertRefused(() -> RunFolder.open(folder), "run_unreadable");
    }

    private void replaceInManifest(String text, String by) throws IOException {
        Path file = folder.resolve("manifest.json");
        String manifest = Files.readString(file);
        assertThat(manifest).contains(text);
        Files.writeString(file, manifest.replace(text, by));
    }

    private static void flipOneBit(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    private static String sum(Path file) throws IOException {
        return Sha256.of(file);
    }
}
