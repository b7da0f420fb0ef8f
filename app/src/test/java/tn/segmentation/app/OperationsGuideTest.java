package tn.segmentation.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever is woken finds in the guide what it is about: each alert, and each line of the log that warns. */
class OperationsGuideTest {

    private static final Path ROOT = Path.of("..");
    private static final Path GUIDE = ROOT.resolve("docs/guide/monitoring.md");

    private static final Pattern LOGGED =
            Pattern.compile("\\.\\s*(warn|error)\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"\\s*[,)]", Pattern.DOTALL);
    private static final Pattern EXPLAINED =
            Pattern.compile("(?m)^\\| (WARN|ERROR) \\| `([^`]+)` \\| .{10,} \\| .{5,} \\|$");
    private static final Pattern ALERT = Pattern.compile("(?m)^ +- alert: (\\w+)$");
    private static final Pattern RUNBOOK = Pattern.compile("(?m)^ +runbook_url: docs/guide/monitoring\\.md#(\\w+)$");
    private static final Pattern HEADING = Pattern.compile("(?m)^### (\\w+)$");

    @Test
    void explainsEveryLineThatWarns() throws IOException {
        Set<String> logged = new TreeSet<>();
        for (Path source : sources()) {
            LOGGED.matcher(read(source))
                    .results()
                    .forEach(line -> logged.add(line.group(1).toUpperCase(Locale.ROOT) + " " + line.group(2)));
        }
        Set<String> explained = EXPLAINED
                .matcher(read(GUIDE))
                .results()
                .map(row -> row.group(1) + " " + row.group(2))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(logged).hasSizeGreaterThan(20).isEqualTo(explained);
    }

    @Test
    void saysWhatToDoAboutEveryAlert() {
        String rules = read(ROOT.resolve("deploy/monitoring/segmentation.rules.yml"));
        List<String> alerts = found(ALERT, rules);

        assertThat(found(HEADING, read(GUIDE))).containsExactlyElementsOf(alerts);
        assertThat(found(RUNBOOK, rules))
                .containsExactlyElementsOf(alerts.stream()
                        .map(alert -> alert.toLowerCase(Locale.ROOT))
                        .toList());
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
