package tn.segmentation.app.operations;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Language.Direction;

/**
 * What a process finds around itself when it starts.
 *
 * @param variables the environment variables
 * @param properties the {@code segmentation.*} properties that the launcher passes to the JVM
 * @param folder the current folder, absolute
 */
public record Environment(Map<String, String> variables, Map<String, String> properties, Path folder) {

    /** Copies the maps. */
    public Environment {
        variables = Map.copyOf(variables);
        properties = Map.copyOf(properties);
    }

    /** Returns the environment of this process. */
    public static Environment ofProcess() {
        Map<String, String> properties = new HashMap<>();
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith("segmentation.")) {
                properties.put(name, System.getProperty(name));
            }
        }
        return new Environment(System.getenv(), properties, Path.of("").toAbsolutePath());
    }

    /** Returns an environment variable; a blank one counts as not set. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(v -> !v.isBlank());
    }

    /** Returns a property of the JVM; a blank one counts as not set. */
    public Optional<String> property(String name) {
        return Optional.ofNullable(properties.get(name)).filter(v -> !v.isBlank());
    }

    /**
     * Returns the folder that relative paths of the configuration start from: the property {@code segmentation.home},
     * which the launcher sets to its own folder, else the current folder.
     */
    public Path home() {
        return property("segmentation.home")
                .map(home -> folder.resolve(home).normalize())
                .orElse(folder);
    }

    /**
     * Returns the language of messages: the property {@code segmentation.language}, else that of {@code LC_ALL},
     * {@code LC_MESSAGES} or {@code LANG}, whichever is set first; French when none is. Somebody who reads from right
     * to left gets French: few terminals write Arabic as it is read.
     */
    public Language language() {
        return property("segmentation.language").map(Language::of).orElseGet(this::ofTerminal);
    }

    private Language ofTerminal() {
        return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .flatMap(name -> variable(name).stream())
                .findFirst()
                .flatMap(Language::asked)
                .filter(language -> language.direction() == Direction.LEFT_TO_RIGHT)
                .orElse(Language.FRENCH);
    }
}
