package tn.segmentation.app.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.core.progress.Cancelled;
import tn.segmentation.core.progress.Progress;

class SampleTest {

    private static final String LINES = "lignes-2026-10.csv";
    private static final String TRUTH = "verite-2026-10.csv";
    private static final String DEFECTS = "defauts-2026-10.csv";

    @TempDir
    private Path folder;

    @Test
    void writesOneFileOfLinesPerMonthTheTruthAndTheDefectsBesideThem() throws IOException {
        List<Path> files = Sample.write(100, 42, 2, folder.resolve("a/b"), Progress.SILENT);

        assertThat(files)
                .containsExactly(folder.resolve("a/b/lignes-2026-09.csv"), folder.resolve("a/b/lignes-2026-10.csv"));
        try (Stream<Path> all = Files.list(folder.resolve("a/b"))) {
            assertThat(all.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "defauts-2026-09.csv", DEFECTS, "lignes-2026-09.csv", LINES, "verite-2026-09.csv", TRUTH);
        }
    }

    /** The sums are those of this product: what they guard is that they are the same on every Java and machine. */
    @Test
    void writesTheSameBytesEverywhere() throws IOException {
        Sample.write(2000, 42, 2, folder, Progress.SILENT);

        assertThat(sha256(LINES)).isEqualTo("3a68a0c4f9f5e3cb4ea5ba8958e0edfb5e92fd808e57ac8dc74912763654f103");
        assertThat(sha256(TRUTH)).isEqualTo("561dc9e087bd90897f321fe05a721aa6cec7178fbd5c010ecf9f59e9ae1e7d18");
        assertThat(sha256(DEFECTS)).isEqualTo("29563d447b6ddc5551252a2d4ba3065feec50611e58d154648d9a3f65aec8f0d");
    }

    @Test
    void writesOtherLinesFromAnotherSeed() throws IOException {
        Sample.write(100, 42, 1, folder, Progress.SILENT);
        String first = Files.readString(folder.resolve(LINES));
        Sample.write(100, 43, 1, folder, Progress.SILENT);

        assertThat(Files.readString(folder.resolve(LINES))).isNotEqualTo(first);
    }

    @Test
    void saysOnEveryLineThatItIsFictitious() throws IOException {
        Sample.write(100, 42, 1, folder, Progress.SILENT);
        List<String> lines = read(LINES);

        assertThat(lines.get(0))
                .isEqualTo("id_client,age,montant_consommation,nombre_appels,volume_data,nombre_sms,donnees_fictives");
        // two of the hundred are spoilt, neither at its end
        assertThat(lines.subList(1, lines.size())).hasSize(100).allMatch(line -> line.endsWith(",oui"));
        assertThat(lines.get(1)).matches("DEMO000001,\\d+,\\d+\\.\\d{3},\\d+,\\d+\\.\\d{3},\\d+,oui");
    }

    @Test
    void keepsFilesThatAreAlreadyThere() throws IOException {
        Sample.write(100, 42, 1, folder, Progress.SILENT);
        FileTime longAgo = FileTime.fromMillis(0);
        Files.setLastModifiedTime(folder.resolve(LINES), longAgo);
        Sample.write(100, 42, 1, folder, Progress.SILENT);

        assertThat(Files.getLastModifiedTime(folder.resolve(LINES))).isEqualTo(longAgo);
    }

    @Test
    void leavesNoUnfinishedFileWhereverItIsStopped() throws IOException {
        int stops = 0;
        boolean stopped;
        do {
            Path place = folder.resolve("stop" + stops);
            stopped = isStopped(place, stops);
            try (Stream<Path> all = Files.list(Files.createDirectories(place))) {
                assertThat(all.map(file -> file.getFileName().toString()))
                        .allMatch(name -> name.matches("(lignes|verite|defauts)-2026-(09|10)\\.csv"))
                        .hasSizeLessThanOrEqualTo(stopped ? 5 : 6);
            }
            stops++;
        } while (stopped);

        // it is asked in the course of each file, not only between files
        assertThat(stops).isGreaterThan(10);
    }

    /** Returns whether the sample stops when it is told so at the question after {@code questions} others. */
    private static boolean isStopped(Path place, int questions) {
        AtomicInteger left = new AtomicInteger(questions);
        Progress progress = new Progress() {
            @Override
            public boolean cancelled() {
                return left.getAndDecrement() <= 0;
            }
        };
        try {
            Sample.write(9000, 42, 2, place, progress);
            return false;
        } catch (Cancelled e) {
            return true;
        }
    }

    @Test
    void replacesFilesWithAnotherContent() throws IOException {
        Sample.write(100, 42, 1, folder, Progress.SILENT);
        String sound = Files.readString(folder.resolve(LINES));
        Files.writeString(folder.resolve(LINES), sound.substring(0, 500));
        Sample.write(100, 42, 1, folder, Progress.SILENT);

        assertThat(folder.resolve(LINES)).hasContent(sound);
    }

    @Test
    void saysWhichFolderCannotBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("fichier"), "");

        assertThatExceptionOfType(UnwritableSample.class)
                .isThrownBy(() -> Sample.write(100, 42, 1, file, Progress.SILENT))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo("sample_unwritable");
                    assertThat(refusal.params()).containsEntry("folder", file.toString());
                    for (Language language : Language.values()) {
                        assertThat(Messages.in(language).text("refusal." + refusal.code(), refusal.params()))
                                .contains(file.toString());
                    }
                });
    }

    @Test
    void leavesNothingBehindWhenAFileIsInTheWay() throws IOException {
        Files.createDirectories(folder.resolve(LINES).resolve("occupied"));

        assertThatExceptionOfType(UnwritableSample.class)
                .isThrownBy(() -> Sample.write(100, 42, 1, folder, Progress.SILENT));
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all.map(file -> file.getFileName().toString())).noneMatch(name -> name.endsWith(".tmp"));
        }
    }

    @Test
    void rejectsNoLinesAndNoMonths() {
        assertThatIllegalArgumentException().isThrownBy(() -> Sample.write(0, 42, 1, folder, Progress.SILENT));
        assertThatIllegalArgumentException().isThrownBy(() -> Sample.write(1, 42, 0, folder, Progress.SILENT));
    }

    @Test
    void tellsTheTruthAboutEachLineInItsOrder() throws IOException {
        Sample.write(1000, 42, 2, folder, Progress.SILENT);
        List<String> lines = read(LINES);
        List<String> truth = read(TRUTH);
        List<Integer> spoilt =
                read(DEFECTS).stream().skip(1).map(SampleTest::lineOf).toList();

        assertThat(truth).hasSameSizeAs(lines).first().isEqualTo("id_client,kind,moved_from");
        for (int i = 1; i < lines.size(); i++) {
            if (!spoilt.contains(i + 1)) {
                assertThat(cell(truth.get(i), 0)).isEqualTo(cell(lines.get(i), 0));
            }
        }
        // 8 % of the 985 who stayed
        assertThat(truth.stream().skip(1).filter(line -> !line.endsWith(","))).hasSize(79);
    }

    @Test
    void spoils2PercentOfTheRecordsAndSaysWhere() throws IOException {
        Sample.write(2600, 42, 1, folder, Progress.SILENT);
        List<String> lines = read(LINES);
        List<String> defects = read(DEFECTS);
        Map<String, String> examples = new TreeMap<>();
        for (String defect : defects.subList(1, defects.size())) {
            examples.put(cell(defect, 2) + ":" + cell(defect, 1), lines.get(lineOf(defect) - 1));
        }

        // 2 % of 2600 is 52: four times each of thirteen
        assertThat(defects).hasSize(53);
        assertThat(defects.stream().map(SampleTest::lineOfOrZero).distinct()).hasSize(53);
        assertThat(defects.stream().filter(line -> line.endsWith(",rejected"))).hasSize(48);
        assertThat(defects.stream().filter(line -> line.endsWith(",empty_age,imputed")))
                .hasSize(4);
        assertThat(examples).hasSize(13);
        assertThat(examples.get("empty_age:age")).matches("DEMO\\d{6},,.*");
        assertThat(examples.get("text_for_spend:montant_consommation")).contains(",N/A,");
        assertThat(examples.get("negative_age:age")).matches("DEMO\\d{6},-5,.*");
        assertThat(examples.get("infinite_volume:volume_data")).contains(",1e999,");
        assertThat(examples.get("nan_for_sms:nombre_sms")).endsWith(",NaN,oui");
        assertThat(examples.get("too_few_cells:").split(",", -1)).hasSize(4);
        assertThat(examples.get("text_for_calls:nombre_appels")).contains(",douze,");
        assertThat(examples.get("decimal_comma:montant_consommation")).contains(",\"12,5\",");
        assertThat(examples.get("too_many_cells:").split(",", -1)).hasSize(8);
        assertThat(examples.get("empty_id:id_client")).startsWith(",");
        assertThat(examples.get("age_out_of_range:age")).matches("DEMO\\d{6},250,.*");
        assertThat(examples.get("negative_spend:montant_consommation")).contains(",-3.500,");
    }

    @Test
    void repeatsOnlyIdsOfSoundRecordsFurtherUp() throws IOException {
        Sample.write(2600, 42, 1, folder, Progress.SILENT);
        List<String> lines = read(LINES);
        List<String> defects = read(DEFECTS);
        List<Integer> spoilt = defects.stream().skip(1).map(SampleTest::lineOf).toList();
        List<Integer> duplicates = defects.stream()
                .filter(line -> line.contains(",duplicate_id,"))
                .map(SampleTest::lineOf)
                .toList();

        assertThat(duplicates).hasSize(4).allSatisfy(number -> {
            String id = cell(lines.get(number - 1), 0);
            int first = 1;
            while (!cell(lines.get(first - 1), 0).equals(id)) {
                first++;
            }
            assertThat(first).isLessThan(number).isNotIn(spoilt);
        });
    }

    private List<String> read(String name) throws IOException {
        return Files.readAllLines(folder.resolve(name));
    }

    private String sha256(String name) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(folder.resolve(name))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String cell(String line, int position) {
        return line.split(",", -1)[position];
    }

    private static int lineOf(String defect) {
        return Integer.parseInt(cell(defect, 0));
    }

    private static int lineOfOrZero(String defect) {
        return defect.startsWith("line,") ? 0 : lineOf(defect);
    }
}
