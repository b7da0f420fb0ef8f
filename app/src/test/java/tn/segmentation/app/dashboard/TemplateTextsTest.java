package tn.segmentation.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
