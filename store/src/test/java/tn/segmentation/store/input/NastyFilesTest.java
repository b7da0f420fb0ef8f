package tn.segmentation.store.input;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files that come in practice and are not what they should be. The oracle is what a careful person says of each: it
 * stands beside it in the table.
 */
class NastyFilesTest {

    @TempDir
    Path folder;

    static List<NastyFile> files() {
        return NastyFile.all();
    }

    @ParameterizedTest
    @MethodSource("files")
    void saysWhatACarefulPersonSays(NastyFile nasty) throws IOException {
        Path file = Files.write(folder.resolve(nasty.fileName()), nasty.bytes());
        Path scratch = Files.createDirectory(folder.resolve("scratch"));

        Told told = Told.of(file, nasty.options(), scratch);

        assertThat(told.differences(nasty.expected())).as(nasty.toString()).isEmpty();
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void namesEveryFileOnce() {
        assertThat(files()).extracting(NastyFile::toString).doesNotHaveDuplicates();
        assertThat(files()).hasSizeGreaterThanOrEqualTo(90);
    }

    /** What was read is compared with the table above; here is only counted. */
    @Test
    void countsThemInTheGuide() {
        List<String> rows = new ArrayList<>(List.of(
                "| class | files | read right | refused | asked | refused, though a person can read it | silently wrong |",
                "| --- | --- | --- | --- | --- | --- | --- |"));
        for (String kind : NastyFile.KINDS) {
            rows.add(row(kind, NastyFile.of(kind)));
        }
        rows.add(row("all", files()));

        GuideTable.check("nasty files", rows);
    }

    private static String row(String kind, List<NastyFile> files) {
        Map<NastyFile.Judgement, Long> counts = files.stream()
                .collect(groupingBy(NastyFile::judgement, () -> new EnumMap<>(NastyFile.Judgement.class), counting()));
        return Stream.concat(
                        Stream.of(kind, "" + files.size()),
                        Arrays.stream(NastyFile.Judgement.values()).map(j -> "" + counts.getOrDefault(j, 0L)))
                .collect(joining(" | ", "| ", " |"));
    }

    @Test
    void saysWhichCellDiffers() {
        Told told = new Told(List.of("= read", ": id | age* | ville", "+ A1 | 30 | Tunis", "+ A2 | 41 | Sfax"));

        assertThat(told.differences(told.lines())).isEmpty();
        assertThat(told.differences(List.of("= read", ": id | age* | ville", "+ A1 | 31 | Tunis", "+ A2 | 41 | Sfax")))
                .containsExactly("record 1, age*: 31 was expected, but 30 was read");
        assertThat(told.differences(List.of("= read", ": id | age* | ville", "+ A1 | 30 | Tunis")))
                .containsExactly("not expected: + A2 | 41 | Sfax");
        assertThat(told.differences(List.of("= refused header_only")))
                .containsExactly("expected: = refused header_only", "but was: = read");
    }
}
