package tn.segmentation.store.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A table of the page of the guide on the tests of reading, which a test has counted. */
final class GuideTable {

    private static final Path GUIDE = Path.of("../docs/guide/reading-tests.md");
    private static final Path COUNTED = Path.of("target/reading-tests");

    private GuideTable() {}

    /** Checks that the guide has these rows, one after the other; what was counted is left in {@code target}. */
    static void check(String name, List<String> rows) {
        String table = String.join("\n", rows) + "\n";
        try {
            Files.createDirectories(COUNTED);
            Files.writeString(COUNTED.resolve(name.replace(' ', '-') + ".md"), table);
            assertThat(Files.readString(GUIDE)).as(name).contains(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
