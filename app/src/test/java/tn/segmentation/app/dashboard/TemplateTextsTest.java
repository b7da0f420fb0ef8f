package tn.segmentation.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;

/** No text stands anywhere but in the bundles, and every text that is asked for stands there. */
class TemplateTextsTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern SAID_ATTRIBUTE =
            Pattern.compile("\\s(?:title|alt|aria-label|placeholder|value)=\"([^\"]*)\"");
    private static final Pattern ASKED_IN_TEMPLATE = Pattern.compile("#\\{([a-z][A-Za-z0-9_.]*)}");
    private static final Pattern ASKED_IN_CODE = Pattern.compile("words\\.text\\(\\s*\"([a-z_.]+[a-z_])\"[,)]");
    private static final Pattern SENTENCE = Pattern.compile("['\"`][^'\"`\\n]*\\p{L}{2,} \\p{L}{2,}[^'\"`\\n]*['\"`]");

    private static final Pattern EXPRESSION = Pattern.compile("\\sth:[a-z-]+=\"([^\"]*)\"");
    private static final Pattern LITERAL = Pattern.compile("'([^']*)'");
    private static final Pattern PROGRAM_WORD =
            Pattern.compile("[a-z0-9_./#?=&:\\[\\]-][A-Za-z0-9_./#?=&:\\[\\]-]*( [a-z][a-z-]*)*|[A-Z]{3,}|[ ,·–]*");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)^\\s*//.*$");
    private static final Pattern STATEMENT = Pattern.compile("[;{}]");
    private static final Pattern FOR_OPERATORS = Pattern.compile(
            "\\bLOG\\b|\\bthrow\\b|Exception\\(|@ApiResponse"
                    + "|@Operation|\\bfault\\(|description\\(|SELECT|INSERT|UPDATE|DELETE|CREATE|ORDER BY|WHERE| FROM |AND |IS ");
    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
    private static final Pattern THREE_WORDS = Pattern.compile("[A-Za-z]{2,} [A-Za-z]{2,} [A-Za-z]{2,}");
    private static final Pattern OTHER_LETTERS = Pattern.compile("[\\p{L}&&[^A-Za-z]]");

    /** Where other programs are understood by what they say, and months have their names. */
    private static final Set<String> LISTENERS = Set.of("Restic.java", "Storage.java", "Formats.java");

    static Stream<Path> templates() throws IOException {
        return files(RESOURCES.resolve("templates"), ".html");
    }

    static Stream<Path> scripts() throws IOException {
        return files(RESOURCES.resolve("static/js"), ".js");
    }

    @ParameterizedTest
    @MethodSource("templates")
    void holdsNoTextOfItsOwn(Path template) throws IOException {
        String html = Files.readString(template);

        assertThat(TAG.matcher(html).replaceAll(" ")).doesNotContainPattern("\\p{L}");
        assertThat(SAID_ATTRIBUTE.matcher(html).results().map(said -> said.group(1)))
                .allMatch(String::isEmpty);
    }

    /** What a template puts together in its expressions are words of programs and marks that every language has. */
    @ParameterizedTest
    @MethodSource("templates")
    void holdsNoTextOfItsOwnInAnExpression(Path template) throws IOException {
        String html = Files.readString(template);

        assertThat(EXPRESSION.matcher(html).results().map(found -> found.group(1)))
                .flatMap(expression -> LITERAL.matcher(expression)
                        .results()
                        .map(found -> found.group(1))
                        .toList())
                .allMatch(text -> PROGRAM_WORD.matcher(text).matches());
    }

    /**
     * Those of logs, of exceptions for the log, of the description for programs and of other programs are in English.
     */
    @Test
    void holdsNoSentenceInCode() throws IOException {
        Set<String> sentences = new TreeSet<>();
        for (Path source : files(Path.of("src/main/java"), ".java").toList()) {
            if (LISTENERS.contains(String.valueOf(source.getFileName()))) {
                continue;
            }
            String code = COMMENT.matcher(Files.readString(source)).replaceAll("");
            STATEMENT
                    .splitAsStream(code)
                    .filter(statement -> !FOR_OPERATORS.matcher(statement).find())
                    .flatMap(statement -> STRING.matcher(statement).results().map(found -> found.group(1)))
                    .filter(text -> THREE_WORDS.matcher(text).find()
                            || OTHER_LETTERS.matcher(text).find())
                    .forEach(text -> sentences.add(source.getFileName() + ": " + text));
        }

        assertThat(sentences).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void holdsNoSentenceInAScript(Path script) throws IOException {
        String code = Files.readString(script).replaceAll("(?m)^\\s*//.*$", "").replaceAll("</?[a-z][^>\n]*>", "");

        assertThat(SENTENCE.matcher(code).results().map(found -> found.group())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void asksOnlyForTextsThatThereAre(Language language) throws IOException {
        Set<String> asked = new TreeSet<>();
        for (Path template : templates().toList()) {
            ASKED_IN_TEMPLATE.matcher(Files.readString(template)).results().forEach(m -> asked.add(m.group(1)));
        }
        for (Path source : files(Path.of("src/main/java/tn/segmentation/app/dashboard"), ".java")
                .toList()) {
            ASKED_IN_CODE.matcher(Files.readString(source)).results().forEach(m -> asked.add("web." + m.group(1)));
        }

        assertThat(asked)
                .hasSizeGreaterThan(50)
                .isSubsetOf(Messages.in(language).keys());
    }

    private static Stream<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(f -> f.toString().endsWith(ending)).sorted().toList().stream();
        }
    }
}
