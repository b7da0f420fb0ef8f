package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.core.data.Refusal;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.dialect.Dialect;
import tn.segmentation.store.dialect.Layout;

/** Files that no memory holds: refused after a small part of them. */
class BoundsTest {

    @TempDir
    Path folder;

    @Test
    @Timeout(120)
    void refusesAQuotedFieldOfAQuarterOfAGigabyte() throws IOException {
        String piece = "21623456789,30,12\n".repeat(60_000);
        assertThat(refusal("id,age,montant\n1,\"", piece, 256).code()).isEqualTo("line_too_long");
        assertThat(refusal("id,age,montant\n1,\"", piece.replace('\n', ' '), 256)
                        .code())
                .isEqualTo("line_too_long");
        assertThat(refusal("id,\"", piece, 256).code()).isEqualTo("line_too_long");
    }

    @Test
    @Timeout(120)
    void refusesAHundredThousandColumns() throws IOException {
        String header = "colonne,".repeat(99_999) + "colonne\n";
        assertThat(refusal(header, "1,".repeat(99_999) + "1\n", 1).getMessage())
                .startsWith("too_many_columns")
                .contains("columns=100000");
    }

    @Test
    void stopsThoughAnotherThreadReads() throws IOException {
        AtomicReference<Blocks> reading = new AtomicReference<>();
        Progress stopping = new Progress() {
            @Override
            public void checkCancelled() {
                Blocks blocks = reading.get();
                if (blocks != null) {
                    blocks.stop();
                }
            }
        };
        ReadingPlan plan = new ReadingPlan(
                Dialect.of(','),
                TestFile.kept(List.of("a")),
                new Layout(0, 1, 1L, 0, false, null, null),
                Collections.nCopies(1, null),
                List.of(0),
                Blocks.Cut.AT_LINES,
                ReadingPlan.Certainty.ASSUMED);
        Blocks blocks = new Blocks(new ByteArrayInputStream("1\n".repeat(1_000).getBytes(UTF_8)), plan, 10, stopping);
        reading.set(blocks);

        blocks.next(new Block());

        assertThat(blocks.next(new Block())).isFalse();
    }

    private Refusal refusal(String start, String piece, int megabytes) throws IOException {
        Path file = folder.resolve("lignes.csv");
        byte[] bytes = piece.getBytes(UTF_8);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(start.getBytes(UTF_8));
            for (long written = 0; written < (long) megabytes << 20; written += bytes.length) {
                out.write(bytes);
            }
        }
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> new TestFile(file).read());
        Files.delete(file);
        return refusal;
    }
}
