package tn.segmentation.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tn.segmentation.app.cli.Main;
import tn.segmentation.app.operations.Setting;
import tn.segmentation.store.run.RunSummary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The documents say what is: types, links, commands, settings and keys that they name exist. */
class DocumentationTest {

    private static final Path ROOT = root();
    private static final Path GUIDE = ROOT.resolve("docs/guide");

    private static final int LONGEST_ARCHITECTURE = 120;

    private static final Pattern IN_BACKTICKS = Pattern.compile("`([A-Z][a-z]\\w*)(?:\\.\\w+)?`");
    /** In a drawing of the architecture, words that begin like a type are types. */
    private static final Pattern CAMEL_CASE = Pattern.compile("\\b[A-Z][a-z]+(?:[A-Z][a-z]+)+\\b");

    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))`");
    private static final Pattern REQUIREMENT =
            Pattern.compile("(?m)^\\| (\\d+\\.\\d+\\.\\d+) \\| [123] \\| .* \\| (.*) \\|$");

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]*)(?:#([^)]*))?\\)");
    private static final Pattern OPTION = Pattern.compile("--[a-z-]+");
    private static final Pattern COMMAND = Pattern.compile("\\./segmentation ([a-z][a-z-]*)([^`\\n]*)");
    private static final Pattern LISTED_COMMAND = Pattern.compile("(?m)^  ([a-z][a-z-]*) {2,}\\S");
    private static final Pattern SETTING_ROW = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| `?([^|`]*)`? \\|");
    private static final Pattern JSON_BLOCK = Pattern.compile("(?s)```json\\n(.*?)```");

    @Test
    void namesOnlyTypesThatExistInTheArchitecture() {
        Set<String> named = new TreeSet<>(found(IN_BACKTICKS, text(ROOT.resolve("ARCHITECTURE.md"))));
        named.addAll(matches(CAMEL_CASE, text(ROOT.resolve("ARCHITECTURE.md"))));
        named.removeAll(Set.of("StrictMath"));

        assertThat(named).hasSizeGreaterThan(50).isSubsetOf(types());
    }

    @Test
    void keepsTheArchitectureShort() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve("ARCHITECTURE.md"))).hasSizeLessThanOrEqualTo(LONGEST_ARCHITECTURE);
    }

    @Test
    void linksOnlyToFilesAndHeadingsThatExist() {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Path document : documents()) {
            for (MatchResult link : results(LINK, text(document))) {
                if (link.group(1).contains("://")) {
                    continue;
                }
                links++;
                Path target = link.group(1).isEmpty()
                        ? document
                        : document.resolveSibling(link.group(1)).normalize();
                boolean exists = target.startsWith(ROOT) && Files.exists(target);
                if (!exists || (link.group(2) != null && !anchors(target).contains(link.group(2)))) {
                    broken.add(ROOT.relativize(document) + ": " + link.group());
                }
            }
        }

        assertThat(links).isGreaterThan(50);
        assertThat(broken).isEmpty();
    }

    @Test
    void showsOnlyCommandsAndOptionsThatExist() {
        Map<String, Set<String>> shown = new TreeMap<>();
        for (Path document : documents()) {
            for (MatchResult command : results(COMMAND, text(document))) {
                shown.computeIfAbsent(command.group(1), name -> new TreeSet<>())
                        .addAll(matches(OPTION, command.group(2)));
            }
        }

        assertThat(shown).containsOnlyKeys(commands());
        shown.forEach((command, options) -> assertThat(options).as(command).isSubsetOf(options(command)));
    }

    @Test
    void describesEveryCommandAndOption() {
        String guide = text(GUIDE.resolve("command-line.md"));

        for (String command : commands()) {
            assertThat(guide).contains("\n## " + command + "\n");
            assertThat(matches(OPTION, guide)).as(command).containsAll(options(command));
        }
    }

    @Test
    void describesEverySettingWithItsDefault() {
        Map<String, String> described = new TreeMap<>();
        for (MatchResult row : results(SETTING_ROW, text(GUIDE.resolve("configuration.md")))) {
            described.put(row.group(1), row.group(2).strip());
        }
        Map<String, String> expected = Stream.of(Setting.values())
                .collect(Collectors.toMap(Setting::name, Setting::initial, (a, b) -> a, TreeMap::new));
        expected.put(Setting.COMMERCIAL_OFFERS.name(), "five offers");

        assertThat(described).isEqualTo(expected);
    }

    @Test
    void showsEveryKeyOfASummary() {
        Matcher example = JSON_BLOCK.matcher(text(GUIDE.resolve("files.md")));
        assertThat(example.find()).isTrue();
        JsonNode summary = JsonMapper.shared().readTree(example.group(1));

        assertThat(summary.propertyNames()).containsExactlyElementsOf(keys(RunSummary.class));
        List<String> segment = new ArrayList<>(keys(RunSummary.Segment.class));
        // the file hides nothing
        segment.remove("suppressed");
        assertThat(summary.at("/segments/0").propertyNames()).containsExactlyElementsOf(segment);
        assertThat(summary.at("/overall").propertyNames()).containsExactlyElementsOf(keys(RunSummary.Overall.class));
        assertThat(summary.at("/silhouette").propertyNames())
                .containsExactlyElementsOf(keys(RunSummary.SilhouetteScore.class));
        assertThat(summary.at("/feature_importance/0").propertyNames())
                .containsExactlyElementsOf(keys(RunSummary.Importance.class));
        assertThat(summary.at("/scaling/montant_consommation").propertyNames())
                .containsExactlyElementsOf(keys(RunSummary.Scale.class));
        assertThat(summary.at("/warnings/0").propertyNames()).containsExactlyElementsOf(keys(RunSummary.Warning.class));
        assertThat(summary.at("/provenance").propertyNames())
                .containsExactlyElementsOf(keys(RunSummary.Provenance.class));
    }

    /** The requirements of ASVS 5.0.0 that can be checked on a running instance are 81, and ten about providers. */
    @Test
    void namesForEachRequirementATestThatExistsOrSaysThatThereIsNone() {
        String security = text(GUIDE.resolve("security.md"));
        List<MatchResult> requirements = results(REQUIREMENT, security);

        assertThat(requirements).extracting(row -> row.group(1)).hasSize(94).doesNotHaveDuplicates();
        assertThat(requirements)
                .extracting(row -> row.group(2))
                .allMatch(by -> TEST.matcher(by).find()
                        || by.contains("`deploy/test.sh`")
                        || by.contains("not covered")
                        || by.startsWith("partly"));
        assertThat(found(TEST, security)).hasSizeGreaterThan(30).isSubsetOf(types());
    }

    private static List<String> keys(Class<? extends Record> shape) {
        return Arrays.stream(shape.getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Returns the commands that the help of the program lists. */
    private static Set<String> commands() {
        return new TreeSet<>(found(LISTED_COMMAND, help("--help")));
    }

    /** Returns the options of a command and of the commands below it. */
    private static Set<String> options(String command) {
        String help = help(command, "--help");
        Set<String> options = new TreeSet<>(matches(OPTION, help));
        found(LISTED_COMMAND, help).forEach(part -> options.addAll(matches(OPTION, help(command, part, "--help"))));
        return options;
    }

    private static String help(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Main.run(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(exitCode).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Set<String> types() {
        Stream<Path> sources = Stream.of("core", "store", "app")
                .flatMap(module -> Stream.of("main", "test").map(kind -> ROOT.resolve(module + "/src/" + kind)));
        return Stream.concat(sources, Stream.of(ROOT.resolve("browser/src/test")))
                .flatMap(folder -> files(folder, ".java").stream())
                .map(file -> String.valueOf(file.getFileName()).replace(".java", ""))
                .collect(Collectors.toSet());
    }

    private static List<Path> documents() {
        List<Path> documents = new ArrayList<>(files(ROOT.resolve("docs"), ".md"));
        for (String name : List.of(
                "README", "ARCHITECTURE", "CONTRIBUTING", "CHANGELOG", "PERFORMANCE", "SECURITY", "bench/README")) {
            documents.add(ROOT.resolve(name + ".md"));
        }
        return documents;
    }

    /** Returns the anchors of the headings of a document, as forges make them. */
    private static Set<String> anchors(Path document) {
        return found(Pattern.compile("(?m)^#+ (.*)$"), text(document)).stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} -]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<MatchResult> results(Pattern pattern, String text) {
        return pattern.matcher(text).results().toList();
    }

    private static Set<String> matches(Pattern pattern, String text) {
        return results(pattern, text).stream().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static Set<String> found(Pattern pattern, String text) {
        return results(pattern, text).stream().map(match -> match.group(1)).collect(Collectors.toSet());
    }

    private static String text(Path document) {
        try {
            return Files.readString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tests run in the folder of their module. */
    private static Path root() {
        return Objects.requireNonNull(Path.of("").toAbsolutePath().getParent());
    }
}
