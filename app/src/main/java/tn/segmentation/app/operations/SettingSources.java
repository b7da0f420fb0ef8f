package tn.segmentation.app.operations;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import tn.segmentation.app.operations.Sourced.Origin;
import tools.jackson.databind.json.JsonMapper;

/** Finds the text of every setting: in the environment, then in {@code segmentation.yml}, then the default. */
final class SettingSources {

    private static final String FILE_NAME = "segmentation.yml";

    /** The names that the original application, in Flask, gave to settings. */
    private static final Map<Setting, String> OLD_NAMES =
            Map.of(Setting.APP_ENV, "FLASK_ENV", Setting.APP_DEBUG, "FLASK_DEBUG");

    private final Environment environment;

    SettingSources(Environment environment) {
        this.environment = environment;
    }

    /**
     * Returns the text of every setting.
     *
     * @throws WrongSetting if the file is not what it should be
     */
    Map<Setting, Sourced> find() {
        Optional<Path> file = file();
        Map<String, Object> written = file.map(this::read).orElse(Map.of());
        Map<Setting, Sourced> found = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            found.put(setting, find(setting, written, file.map(Path::toString).orElse("")));
        }
        return found;
    }

    private Sourced find(Setting setting, Map<String, Object> written, String file) {
        for (String name : new String[] {setting.name(), OLD_NAMES.get(setting)}) {
            Optional<String> value = name == null ? Optional.empty() : environment.variable(name);
            if (value.isPresent()) {
                return new Sourced(value.get().strip(), Origin.ENVIRONMENT, name);
            }
        }
        Object value = written.get(setting.name());
        return value == null
                ? new Sourced(setting.initial(), Origin.DEFAULT, "")
                : new Sourced(text(value), Origin.FILE, file);
    }

    /** Returns a value of the file as it would be written in the environment. */
    private static String text(Object value) {
        if (value instanceof Collection<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.joining(","));
        }
        if (value instanceof Map<?, ?> object) {
            return JsonMapper.shared().writeValueAsString(object);
        }
        return String.valueOf(value).strip();
    }

    private Optional<Path> file() {
        Optional<String> named =
                environment.property("segmentation.config").or(() -> environment.variable("SEGMENTATION_CONFIG"));
        if (named.isPresent()) {
            Path file = environment.folder().resolve(named.get());
            if (!Files.isRegularFile(file)) {
                throw new WrongSetting("configuration_missing", Map.of("file", file.toString()));
            }
            return Optional.of(file);
        }
        return Arrays.asList(environment.folder(), environment.home()).stream()
                .map(folder -> folder.resolve(FILE_NAME))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private Map<String, Object> read(Path file) {
        Object content;
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            content = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw unreadable(file, line, e.getProblem());
        } catch (IOException | YAMLException e) {
            throw unreadable(file, 0, e.getMessage());
        }
        if (content == null) {
            return Map.of();
        }
        if (!(content instanceof Map<?, ?> object)) {
            throw unreadable(file, 1, "NAME: value");
        }
        Map<String, Object> settings = new LinkedHashMap<>();
        object.forEach((key, value) -> {
            if (value != null) {
                settings.put(known(file, String.valueOf(key)), value);
            }
        });
        return settings;
    }

    private static String known(Path file, String key) {
        if (Arrays.stream(Setting.values()).noneMatch(s -> s.name().equals(key))) {
            String settings = Arrays.stream(Setting.values()).map(Setting::name).collect(Collectors.joining(", "));
            throw new WrongSetting(
                    "unknown_setting", Map.of("file", file.toString(), "setting", key, "settings", settings));
        }
        return key;
    }

    private static WrongSetting unreadable(Path file, int line, @Nullable String cause) {
        return new WrongSetting(
                "configuration_unreadable",
                Map.of("file", file.toString(), "line", line, "cause", String.valueOf(cause)));
    }
}
