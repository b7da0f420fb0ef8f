package tn.segmentation.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.app.cli.Cli.Result;

/** The user's own file back, with what is wrong with each record. */
class AnnotatedTest {

    @TempDir
    Path home;

    @BeforeEach
    void writeFile() throws IOException {
        Files.writeString(
                home.resolve("octobre.csv"), "id;age;montant\nA;30;1,5\nB;;2,5\nC;x;-1\nD;31;2,25\nE;32;4,5\n");
    }

    private Result segment(String language, String... options) {
        String[] arguments = Stream.concat(Stream.of("segment", "octobre.csv", "--segments", "2"), Stream.of(options))
                .toArray(String[]::new);
        return Cli.at(home).in(language).run(arguments);
    }

    @Test
    void isWrittenWithTheRunInTheLanguageOfTheUser() throws IOException {
        Result result = segment("fr", "--annotated", "annote.csv");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("Votre fichier avec une colonne de raisons\u202f: " + home.resolve("annote.csv"));
        assertThat(home.resolve("annote.csv"))
                .content()
                .isEqualTo("raison;id;age;montant\n;A;30;1,5\n"
                        + "\"Ligne 3, colonne «\u202fage\u202f»\u202f: la cellule est vide\u202f; la médiane de la colonne la"
                        + " remplace dans le calcul.\";B;;2,5\n"
                        + "Ligne 4, colonne «\u202fage\u202f»\u202f: «\u202fx\u202f» n’est pas un nombre tel que cette colonne les"
                        + " écrit. Corrigez-le. Ligne 4, colonne «\u202fmontant\u202f»\u202f: «\u202f-1\u202f» est négatif. Saisissez"
                        + " une valeur positive ou nulle.;C;x;-1\n"
                        + ";D;31;2,25\n;E;32;4,5\n");
        assertThat(home.resolve("data/processed")).isDirectoryRecursivelyContaining("glob:**/summary.json");
    }

    @Test
    void isWrittenWithoutARunToo() throws IOException {
        Result result = segment("en", "--annotated", "copy.csv", "--dry-run");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).endsWith("Your file with a column of reasons: " + home.resolve("copy.csv") + "\n");
        assertThat(home.resolve("copy.csv")).content().startsWith("reason;id;age;montant\n;A;30;1,5\n");
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).noneMatch(name -> name.startsWith(".copy"));
        }
    }

    @Test
    void isNeverWrittenOverAFile() {
        Result result = segment("en", "--annotated", "octobre.csv");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("octobre.csv already exists", "with --annotated");
        assertThat(home.resolve("data/processed")).isEmptyDirectory();
    }

    @Test
    void needsAFolderThatCanBeWritten() {
        Result result = segment("en", "--annotated", "octobre.csv/copy.csv", "--json");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("folder_not_writable");
    }

    @Test
    void waitsUntilNothingIsLeftToBeDecided() throws IOException {
        Files.writeString(home.resolve("octobre.csv"), "id;montant\nA;12.500\nB;13.250\nC;x\n");

        Result result = segment("en", "--annotated", "copy.csv", "--dry-run");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).doesNotContain("copy.csv");
        assertThat(home.resolve("copy.csv")).doesNotExist();
    }
}
