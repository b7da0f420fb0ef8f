package tn.segmentation.app.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The settings as texts. One that cannot be read is noted, and its default stands in for it. */
abstract class SettingTexts {

    private static final String HIDDEN = "********";

    /** What is wrong with them may be a password; nothing of it is repeated. */
    private static final Set<String> ADDRESSES =
            Set.of("state_url", "backup_repository", "webhook_url", "mail_server", "traces_url");

    private final Path home;
    private final Map<Setting, Sourced> sources;
    private final List<WrongSetting> problems = new ArrayList<>();

    SettingTexts(Path home, Map<Setting, Sourced> sources) {
        this.home = home;
        this.sources = sources;
    }

    final Path home() {
        return home;
    }

    final List<WrongSetting> problems() {
        return problems;
    }

    /** Returns what may be shown: a secret, and an address with who knows what in it, only where they come from. */
    final Map<Setting, Sourced> sources() {
        Map<Setting, Sourced> shown = new EnumMap<>(sources);
        shown.replaceAll((setting, sourced) ->
                isToHide(setting, sourced) ? new Sourced(HIDDEN, sourced.origin(), sourced.place()) : sourced);
        return shown;
    }

    private boolean isToHide(Setting setting, Sourced sourced) {
        boolean isRefused = problems.stream()
                .anyMatch(problem -> ADDRESSES.contains(problem.code())
                        && setting.name().equals(problem.params().get("setting")));
        return (setting.isSecret() || isRefused) && !sourced.text().isEmpty();
    }

    final <T> T read(Setting setting, Function<String, T> parser) {
        try {
            return parser.apply(text(setting));
        } catch (WrongSetting wrong) {
            problems.add(wrong);
            return parser.apply(setting.initial());
        }
    }

    /** Returns a secret: that of the file that is named, else what stands in its own setting. */
    final String secret(Setting setting, Setting named) {
        return read(named, file -> {
            if (file.isEmpty()) {
                return text(setting);
            }
            try {
                return Files.readString(home.resolve(file)).strip();
            } catch (IOException | InvalidPathException e) {
                throw wrong("secret_unreadable", named, Map.of("file", file));
            }
        });
    }

    final String oneOf(Setting setting, String... allowed) {
        return read(setting, text -> {
                    String value = text.toLowerCase(Locale.ROOT);
                    if (!Arrays.asList(allowed).contains(value)) {
                        String list = String.join(", ", allowed);
                        throw wrong("setting_not_allowed", setting, Map.of("value", text, "allowed", list));
                    }
                    return value;
                })
                .toUpperCase(Locale.ROOT);
    }

    final int number(Setting setting, int low, int high) {
        return read(setting, text -> number(setting, text, low, high));
    }

    final int number(Setting setting, String text, int low, int high) {
        try {
            int value = Integer.parseInt(text);
            if (value >= low && value <= high) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Not a number at all gets the same sentence as a number out of range, which names the range.
        }
        throw wrong("setting_not_a_number", setting, Map.of("value", text, "low", low, "high", high));
    }

    static List<String> list(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    final Path path(Setting setting) {
        return read(setting, text -> {
            try {
                return home.resolve(text).normalize();
            } catch (InvalidPathException e) {
                throw wrong("not_a_path", setting, Map.of("value", text));
            }
        });
    }

    final String text(Setting setting) {
        Sourced sourced = sources.get(setting);
        return sourced == null ? setting.initial() : sourced.text();
    }

    final WrongSetting wrong(String code, Setting setting, Map<String, ?> params) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("setting", setting.name());
        Sourced sourced = sources.get(setting);
        String place = sourced == null ? "" : sourced.place();
        all.put("place", place.isEmpty() ? setting.name() : place);
        all.putAll(params);
        return new WrongSetting(code, all);
    }
}
