package tn.segmentation.app.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;

class FigureFontTest {

    @TempDir
    Path folder;

    @Test
    void drawsTheSamePictureWhereTheSystemHasNoFonts() throws IOException, InterruptedException {
        Path here = folder.resolve("here.png");
        Path there = folder.resolve("there.png");
        Path noFonts = Files.writeString(
                folder.resolve("fonts.conf"),
                "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">"
                        + "<fontconfig><dir>/nowhere</dir></fontconfig>");
        ProcessBuilder other = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                TwoPictures.class.getName(),
                there.toString());
        other.environment().put("FONTCONFIG_FILE", noFonts.toString());
        other.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());

        int exit = other.start().waitFor();
        TwoPictures.main(new String[] {here.toString()});

        assertThat(exit).as(Files.readString(folder.resolve("log"))).isZero();
        assertThat(there).hasSameBinaryContentAs(here);
    }

    /** What the other process does: a picture of each of the typefaces. */
    static final class TwoPictures {

        private TwoPictures() {}

        public static void main(String[] args) throws IOException {
            try (OutputStream out = Files.newOutputStream(Path.of(args[0]))) {
                for (Language language : List.of(Language.FRENCH, Language.ARABIC)) {
                    Messages messages = Messages.in(language);
                    FigureImages.png(Figures.of(TelecomRun.summary(), messages).get(0), messages.formats(), out);
                }
            }
        }
    }
}
