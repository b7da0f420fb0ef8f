package tn.segmentation.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.problem.CommandError;
import tn.segmentation.app.state.UnusableState;
import tn.segmentation.core.data.Refusal;

/** What a library that could not be unpacked is called. */
class NoTemporaryRoomTest {

    /** Nothing can be written there, nor has it room for anything. */
    private static final Path FULL = Path.of("/proc");

    @Test
    void isBehindWhatFailsForNoReasonOfItsOwn() {
        for (Throwable failure : new Throwable[] {
            unreadable(), new IllegalStateException("No suitable driver"), new NoClassDefFoundError("DuckDBNative")
        }) {
            Refusal refusal = NoTemporaryRoom.behind(failure, FULL).orElseThrow();
            assertThat(refusal.code()).isEqualTo("temporary_full");
            for (Language language : Language.values()) {
                assertThat(Messages.in(language).text("refusal." + refusal.code(), refusal.params()))
                        .contains("/proc", "100");
            }
        }
    }

    @Test
    void isNotBehindWhatHasAReason(@TempDir Path roomy) {
        assertThat(NoTemporaryRoom.behind(new UnusableState("state_full", Map.of("database", "d")), FULL))
                .isEmpty();
        assertThat(NoTemporaryRoom.behind(new OutOfMemoryError(), FULL)).isEmpty();
        assertThat(NoTemporaryRoom.behind(unreadable(), roomy)).isEmpty();
        assertThat(NoTemporaryRoom.behind(new IllegalStateException(), roomy)).isEmpty();
    }

    @Test
    void isAFullDiskOfOursForWhoIsNotAtThisMachine() {
        CommandError error = new CommandError("temporary_full", Map.of("folder", "/tmp"));

        assertThat(error.isOurs()).isTrue();
        assertThat(error.isFullDisk()).isTrue();
    }

    private static UnusableState unreadable() {
        return new UnusableState(
                "state_unreadable", Map.of("file", "segmentation.db", "cause", "Error opening connection"));
    }
}
