package tn.segmentation.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tn.segmentation.app.cli.CommandProgress.Style;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.core.progress.Stage;

class CommandProgressTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private long now;

    @Test
    void saysInWordsHowLongAStageWillTake() {
        try (Interruption interruption = Interruption.listen();
                CommandProgress english = progress(Language.ENGLISH, Style.BAR, interruption)) {
            at(0, english, 0, 100);
            at(1, english, 1, 100);
            assertThat(shown()).contains("Reading [", "1\u202f%", "about 99 seconds left");
            at(3, english, 1, 100);
            assertThat(shown()).contains("about 5 minutes left");
            at(4, english, 70, 100);
            assertThat(shown()).doesNotContain("left");
        }
        try (Interruption interruption = Interruption.listen();
                CommandProgress french = progress(Language.FRENCH, Style.BAR, interruption)) {
            at(10, french, 0, 100);
            at(11, french, 10, 100);
            assertThat(shown()).contains("encore 9 secondes environ");
        }
    }

    @Test
    void countsIterationsWithoutGuessingHowManyThereWillBe() {
        try (Interruption interruption = Interruption.listen();
                CommandProgress bar = progress(Language.ENGLISH, Style.BAR, interruption);
                CommandProgress lines = progress(Language.ENGLISH, Style.LINES, interruption)) {
            bar.report(Stage.ITERATE, 12, 300);
            assertThat(shown()).contains("Segmenting: iteration 12").doesNotContain("%");
            lines.report(Stage.ITERATE, 12, 300);
            assertThat(shown())
                    .contains("{\"stage\":\"iterate\",\"done\":12,\"unit\":\"iterations\",\"elapsed\":")
                    .doesNotContain("total");
        }
    }

    @Test
    void tellsMachinesUnitAndSecondsLeft() {
        try (Interruption interruption = Interruption.listen();
                CommandProgress lines = progress(Language.ENGLISH, Style.LINES, interruption)) {
            at(0, lines, 0, 1000);
            assertThat(shown()).contains("\"total\":1000,\"unit\":\"bytes\"").doesNotContain("seconds_left");
            at(2, lines, 400, 1000);
            assertThat(shown()).contains("\"seconds_left\":3.0");
            lines.report(Stage.PUBLISHED, 0, 0);
            assertThat(shown()).startsWith("{\"stage\":\"published\",\"elapsed\":");
        }
    }

    private CommandProgress progress(Language language, Style style, Interruption interruption) {
        return new CommandProgress(
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Messages.in(language),
                style,
                interruption,
                () -> now);
    }

    private void at(long second, CommandProgress progress, long done, long total) {
        now = second * 1_000_000_000;
        progress.report(Stage.READ, done, total);
    }

    /** Returns what was written since the last look. */
    private String shown() {
        String text = err.toString(StandardCharsets.UTF_8);
        err.reset();
        return text;
    }
}
