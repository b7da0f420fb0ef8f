package tn.segmentation.app.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.operations.Configuration.AppStage;
import tn.segmentation.app.operations.Configuration.Approval;
import tn.segmentation.app.operations.Configuration.LogFormat;
import tn.segmentation.app.state.PostgresAddress;
import tn.segmentation.app.state.StatePlace;
import tn.segmentation.core.engine.Settings;

/** Reads each setting from its text. One that cannot be read is noted, and its default stands in for it. */
final class SettingReader {

    private static final String HIDDEN = "********";

    /** What is wrong with them may be a password; nothing of it is repeated. */
    private static final Set<String> ADDRESSES = Set.of("state_url", "backup_repository");

    private static final int HIGHEST_PORT = 65_535;

    /** The file of the key where nobody names another, in the folder of the embedded database. */
    private static final String CUSTOMER_KEY = "customer-tokens.json";

    private final Path home;
    private final Map<Setting, Sourced> sources;
    private final List<WrongSetting> problems = new ArrayList<>();

    private SettingReader(Path home, Map<Setting, Sourced> sources) {
        this.home = home;
        this.sources = sources;
    }

    /**
     * Finds the settings of an environment.
     *
     * @throws WrongSetting if there is a file of settings that cannot be read
     */
    static SettingReader of(Environment environment) {
        return new SettingReader(environment.home(), new SettingSources(environment).find());
    }

    List<WrongSetting> problems() {
        return problems;
    }

    /** Returns what may be shown: a secret, and an address with who knows what in it, only where they come from. */
    Map<Setting, Sourced> sources() {
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

    Configuration configuration() {
        return new Configuration(
                home,
                path(Setting.RAW_DATA_PATH),
                path(Setting.PROCESSED_DATA_PATH),
                path(Setting.FIGURES_PATH),
                new StatePlace(path(Setting.STATE_PATH), postgres()),
                customerKey(),
                path(Setting.LOGS_PATH),
                read(Setting.SEGMENT_LABELS, this::labels),
                read(Setting.COMMERCIAL_OFFERS, this::offers),
                AppStage.valueOf(oneOf(Setting.APP_ENV, "development", "production")),
                oneOf(Setting.APP_DEBUG, "0", "1").equals("1"),
                read(Setting.ADDRESS, this::address),
                number(Setting.PORT, 0, HIGHEST_PORT),
                read(Setting.PUBLIC_URL, this::publicUrl),
                read(Setting.TRUSTED_PROXIES, this::addresses),
                number(Setting.RATE_LIMIT, 0, 1_000_000),
                oneOf(Setting.OPEN_ENDPOINTS, "0", "1").equals("1"),
                number(Setting.UPLOAD_LIMIT_MB, 1, 100_000),
                number(Setting.SMALL_CELLS, 0, 1_000),
                Approval.valueOf(oneOf(Setting.PUBLISH_APPROVAL, "one", "two")),
                this.<@Nullable Integer>read(Setting.METRICS_PORT, this::port),
                backup(),
                LogFormat.valueOf(oneOf(Setting.LOG_FORMAT, "text", "json")),
                number(Setting.LOG_DAYS, 1, 3_650),
                sources());
    }

    private <T> T read(Setting setting, Function<String, T> parser) {
        try {
            return parser.apply(text(setting));
        } catch (WrongSetting wrong) {
            problems.add(wrong);
            return parser.apply(setting.initial());
        }
    }

    private @Nullable PostgresAddress postgres() {
        String user = read(Setting.STATE_USER, text -> text);
        String password = read(Setting.STATE_PASSWORD_FILE, this::password);
        return this.<@Nullable PostgresAddress>read(Setting.STATE_URL, text -> postgres(text, user, password));
    }

    private @Nullable PostgresAddress postgres(String url, String user, String password) {
        if (url.isEmpty()) {
            return null;
        }
        PostgresAddress address;
        try {
            address = PostgresAddress.parse(url, user, password);
        } catch (IllegalArgumentException e) {
            throw wrong("state_url", Setting.STATE_URL, Map.of());
        }
        if (user.isEmpty()) {
            throw wrong("setting_missing", Setting.STATE_USER, Map.of("because", Setting.STATE_URL.name()));
        }
        return address;
    }

    private String password(String file) {
        if (file.isEmpty()) {
            return text(Setting.STATE_PASSWORD);
        }
        try {
            return Files.readString(home.resolve(file)).strip();
        } catch (IOException | InvalidPathException e) {
            throw wrong("secret_unreadable", Setting.STATE_PASSWORD_FILE, Map.of("file", file));
        }
    }

    private Path path(Setting setting) {
        return read(setting, text -> {
            try {
                return home.resolve(text).normalize();
            } catch (InvalidPathException e) {
                throw wrong("not_a_path", setting, Map.of("value", text));
            }
        });
    }

    private @Nullable BackupPlace backup() {
        int days = number(Setting.BACKUP_DAYS, 1, 3_650);
        Path password = path(Setting.BACKUP_PASSWORD_FILE);
        return this.<@Nullable BackupPlace>read(
                Setting.BACKUP_REPOSITORY, text -> text.isEmpty() ? null : backup(text, password, days));
    }

    private BackupPlace backup(String repository, Path password, int days) {
        boolean isAddress = repository.matches("[a-z0-9]{2,}:.*");
        if (isAddress && repository.matches(".*//[^/@]*:[^/@]*@.*")) {
            throw wrong("backup_repository", Setting.BACKUP_REPOSITORY, Map.of());
        }
        if (text(Setting.BACKUP_PASSWORD_FILE).isEmpty()) {
            throw wrong(
                    "setting_missing",
                    Setting.BACKUP_PASSWORD_FILE,
                    Map.of("because", Setting.BACKUP_REPOSITORY.name()));
        }
        return new BackupPlace(
                isAddress ? repository : path(Setting.BACKUP_REPOSITORY).toString(), password, days);
    }

    private Path customerKey() {
        return text(Setting.CUSTOMER_KEY_FILE).isEmpty()
                ? path(Setting.STATE_PATH).resolve(CUSTOMER_KEY)
                : path(Setting.CUSTOMER_KEY_FILE);
    }

    private String oneOf(Setting setting, String... allowed) {
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

    private int number(Setting setting, int low, int high) {
        return read(setting, text -> number(setting, text, low, high));
    }

    private int number(Setting setting, String text, int low, int high) {
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

    private @Nullable Integer port(String text) {
        return text.isEmpty() ? null : Integer.valueOf(number(Setting.METRICS_PORT, text, 0, HIGHEST_PORT));
    }

    private String address(String text) {
        if (!text.matches("[0-9A-Za-z.:%_-]+")) {
            throw wrong(
                    "setting_not_allowed",
                    Setting.ADDRESS,
                    Map.of("value", text, "allowed", "127.0.0.1, 0.0.0.0, ::1"));
        }
        return text;
    }

    private List<String> addresses(String text) {
        List<String> addresses = Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .toList();
        for (String address : addresses) {
            // A name would have to be looked up, and whoever answers that could be believed.
            if (!address.matches("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*")) {
                throw wrong(
                        "setting_not_allowed",
                        Setting.TRUSTED_PROXIES,
                        Map.of("value", text, "allowed", "127.0.0.1, 10.0.0.7"));
            }
        }
        return addresses;
    }

    private String publicUrl(String text) {
        if (!text.matches("(https?://[0-9A-Za-z.:\\[\\]-]+/?)?")) {
            throw wrong(
                    "setting_not_allowed",
                    Setting.PUBLIC_URL,
                    Map.of("value", text, "allowed", "https://segmentation.example"));
        }
        return text.replaceFirst("/$", "");
    }

    private List<String> labels(String text) {
        List<String> labels =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        Setting setting = Setting.SEGMENT_LABELS;
        if (labels.size() > Settings.MAX_SEGMENTS) {
            throw wrong("too_many_labels", setting, Map.of("count", labels.size(), "max", Settings.MAX_SEGMENTS));
        }
        Set<String> seen = new HashSet<>();
        for (String label : labels) {
            if (label.isEmpty()) {
                throw wrong("label_empty", setting, Map.of("value", text));
            }
            if (!seen.add(label)) {
                throw wrong("label_repeated", setting, Map.of("label", label));
            }
        }
        return labels;
    }

    private Offers offers(String text) {
        try {
            return Offers.parse(text);
        } catch (IllegalArgumentException e) {
            throw wrong(
                    "offers_unreadable", Setting.COMMERCIAL_OFFERS, Map.of("cause", String.valueOf(e.getMessage())));
        }
    }

    private String text(Setting setting) {
        Sourced sourced = sources.get(setting);
        return sourced == null ? setting.initial() : sourced.text();
    }

    private WrongSetting wrong(String code, Setting setting, Map<String, ?> params) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("setting", setting.name());
        Sourced sourced = sources.get(setting);
        String place = sourced == null ? "" : sourced.place();
        all.put("place", place.isEmpty() ? setting.name() : place);
        all.putAll(params);
        return new WrongSetting(code, all);
    }
}
