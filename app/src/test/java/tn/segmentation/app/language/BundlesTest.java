package tn.segmentation.app.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every language says everything, with the same values. */
class BundlesTest {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Path GLOSSARY = Path.of("..", "docs", "guide", "glossary.md");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z_]+)(?:,(?:%|share|reason|reject|[0-9]))?}");
    private static final Pattern TECHNICAL = Pattern.compile("`[^`]*`");
    private static final Pattern ARABIC = Pattern.compile("\\p{IsArabic}");

    static Stream<Path> bundles() throws IOException {
        return files("_fr.properties").stream();
    }

    static Stream<Path> arabic() throws IOException {
        return files("_ar.properties").stream();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void holdsTheSameKeysInEveryLanguage(Path french) throws IOException {
        for (Language language : Language.values()) {
            assertThat(texts(in(french, language)).keySet())
                    .as("%s in %s", french.getFileName(), language)
                    .isEqualTo(texts(french).keySet());
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void namesTheSameValuesInEveryLanguage(Path french) throws IOException {
        for (Language language : Language.values()) {
            Map<String, String> said = texts(in(french, language));
            texts(french)
                    .forEach((key, text) -> assertThat(values(said.get(key)))
                            .as("%s in %s", key, language)
                            .containsExactlyInAnyOrderElementsOf(values(text)));
        }
    }

    /** A page breaks its lines at spaces: a sign that belongs to the word before stays with it. */
    @ParameterizedTest
    @MethodSource("bundles")
    void keepsTheSignsOfFrenchPagesWithTheirWords(Path french) throws IOException {
        texts(french).forEach((key, text) -> {
            if (key.startsWith("web.")) {
                assertThat(text).as(key).doesNotContainPattern(" [:;?!»](?=\\s|$)|« ");
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void saysNothingTwice(Language language) throws IOException {
        List<String> keys = files("_" + language.tag() + ".properties").stream()
                .flatMap(file -> lines(file).stream())
                .map(line -> line.substring(0, line.indexOf('=')))
                .toList();

        assertThat(keys).hasSizeGreaterThan(500).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("arabic")
    void marksWhatIsWrittenFromLeftToRight(Path bundle) throws IOException {
        texts(bundle).forEach((key, text) -> {
            if (ARABIC.matcher(text).find()) {
                String words = PLACEHOLDER
                        .matcher(TECHNICAL.matcher(text).replaceAll(" "))
                        .replaceAll(" ");
                assertThat(words.replace("\\u0020", "")).as(key).doesNotContainPattern("[A-Za-z`]");
            }
        });
    }

    /** What a screen says in French it says in Arabic; grammar bends words, so their beginnings are compared. */
    @Test
    void usesTheWordsOfTheGlossary() throws IOException {
        String french = said(Language.FRENCH);
        String arabic = said(Language.ARABIC);
        int found = 0;
        for (String line : Files.readAllLines(GLOSSARY)) {
            String[] cells = line.split(" ?\\| ?", -1);
            if (cells.length > 4 && ARABIC.matcher(cells[3]).find() && isSaid(cells[2], french)) {
                found++;
                for (String word : cells[3].split("[ ،]+", -1)) {
                    assertThat(arabic).as(cells[1]).contains(word.replaceAll("ة$", ""));
                }
            }
        }
        assertThat(found).isGreaterThan(15);
    }

    private static boolean isSaid(String words, String texts) {
        return Pattern.compile("(?U)\\b" + Pattern.quote(words) + "\\b")
                .matcher(texts)
                .find();
    }

    private static String said(Language language) {
        String texts = String.join("\n", Messages.unmarked(language).texts());
        return PLACEHOLDER.matcher(texts).replaceAll("").toLowerCase(Locale.ROOT);
    }

    private static Path in(Path french, Language language) {
        String name = String.valueOf(french.getFileName());
        return french.resolveSibling(name.replace("_fr.", "_" + language.tag() + "."));
    }

    private static List<String> values(String text) {
        return PLACEHOLDER.matcher(text).results().map(MatchResult::group).toList();
    }

    private static Map<String, String> texts(Path file) {
        Map<String, String> texts = new TreeMap<>();
        for (String line : lines(file)) {
            int mark = line.indexOf('=');
            texts.put(line.substring(0, mark), line.substring(mark + 1));
        }
        return texts;
    }

    private static List<String> lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> found = Files.list(MESSAGES)) {
            return found.filter(f -> f.toString().endsWith(ending)).sorted().toList();
        }
    }
}
