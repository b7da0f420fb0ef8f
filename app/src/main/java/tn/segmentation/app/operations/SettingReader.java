package tn.segmentation.app.operations;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.operations.Configuration.AppStage;
import tn.segmentation.app.operations.Configuration.Approval;
import tn.segmentation.app.operations.Configuration.LogFormat;
import tn.segmentation.app.state.PostgresAddress;
import tn.segmentation.app.state.StatePlace;
import tn.segmentation.core.engine.Settings;

/** Makes of each setting what it means. */
final class SettingReader extends SettingTexts {

    private static final Pattern ISSUER = Pattern.compile("https?://[^\\s?#@]+");

    private static final int HIGHEST_PORT = 65_535;

    /** The file of the key where nobody names another, in the folder of the embedded database. */
    private static final String CUSTOMER_KEY = "customer-tokens.json";

    /** The same of the files that were brought, beside it. */
    private static final String RAW_KEY = "raw-files.json";

    private final Language language;

    private SettingReader(Path home, Language language, Map<Setting, Sourced> sources) {
        super(home, sources);
        this.language = language;
    }

    /**
     * Finds the settings of an environment.
     *
     * @throws WrongSetting if there is a file of settings that cannot be read
     */
    static SettingReader of(Environment environment) {
        return new SettingReader(environment.home(), environment.language(), new SettingSources(environment).find());
    }

    Configuration configuration() {
        return new Configuration(
                home(),
                path(Setting.RAW_DATA_PATH),
                path(Setting.PROCESSED_DATA_PATH),
                path(Setting.FIGURES_PATH),
                new StatePlace(path(Setting.STATE_PATH), postgres()),
                protection(),
                path(Setting.LOGS_PATH),
                read(Setting.SEGMENT_LABELS, this::labels),
                read(Setting.COMMERCIAL_OFFERS, this::offers),
                AppStage.valueOf(oneOf(Setting.APP_ENV, "development", "production")),
                oneOf(Setting.APP_DEBUG, "0", "1").equals("1"),
                read(Setting.ADDRESS, this::listening),
                number(Setting.PORT, 0, HIGHEST_PORT),
                read(Setting.PUBLIC_URL, this::publicUrl),
                read(Setting.TRUSTED_PROXIES, this::addresses),
                provider(),
                Configuration.DefaultTheme.valueOf(oneOf(Setting.THEME, "system", "light", "dark")),
                number(Setting.RATE_LIMIT, 0, 1_000_000),
                oneOf(Setting.OPEN_ENDPOINTS, "0", "1").equals("1"),
                number(Setting.UPLOAD_LIMIT_MB, 1, 100_000),
                number(Setting.SMALL_CELLS, 0, 1_000),
                oneOf(Setting.MASK_IDS, "0", "1").equals("1"),
                exportRules(),
                Approval.valueOf(oneOf(Setting.PUBLISH_APPROVAL, "one", "two")),
                routine(),
                webhook(),
                mail(),
                new Retention(number(Setting.RAW_DATA_DAYS, 0, 36_500), number(Setting.RUN_DAYS, 0, 36_500)),
                number(Setting.RUN_CHECK_HOURS, 1, 8_760),
                this.<@Nullable Integer>read(Setting.METRICS_PORT, this::port),
                traces(),
                backup(),
                LogFormat.valueOf(oneOf(Setting.LOG_FORMAT, "text", "json")),
                number(Setting.LOG_DAYS, 1, 3_650),
                language,
                sources());
    }

    private @Nullable PostgresAddress postgres() {
        String user = read(Setting.STATE_USER, text -> text);
        String password = secret(Setting.STATE_PASSWORD, Setting.STATE_PASSWORD_FILE);
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

    private ExportRules exportRules() {
        return new ExportRules(
                oneOf(Setting.EXPORT_UNKNOWN_AGE, "keep", "leave_out").equals("KEEP"),
                number(Setting.EXPORT_APPROVAL_LINES, 0, Integer.MAX_VALUE),
                read(Setting.DECLARATION_NUMBER, this::declaration));
    }

    private String declaration(String text) {
        if (!ExportRules.isDeclaration(text)) {
            throw wrong(
                    "setting_not_allowed",
                    Setting.DECLARATION_NUMBER,
                    Map.of("value", text, "allowed", "INPDP 2026/1234-DP"));
        }
        return text;
    }

    private @Nullable RoutinePlan routine() {
        RoutinePlan.Result result = RoutinePlan.Result.valueOf(oneOf(Setting.ROUTINE_RESULT, "wait", "publish"));
        Duration settle = Duration.ofSeconds(number(Setting.ROUTINE_SETTLE_SECONDS, 1, 86_400));
        return this.<@Nullable RoutinePlan>read(Setting.ROUTINE, text -> switch (text.toLowerCase(Locale.ROOT)) {
            // a file of settings without quotes says false
            case "off", "false" -> null;
            case "at_once" -> new RoutinePlan(null, result, settle);
            default -> new RoutinePlan(timeOfDay(text), result, settle);
        });
    }

    /** A file of settings without quotes says 14:30 as a number of minutes. */
    private LocalTime timeOfDay(String text) {
        if (text.matches("([01]?[0-9]|2[0-3]):[0-5][0-9]")) {
            return LocalTime.parse(text.length() < 5 ? "0" + text : text);
        }
        if (text.matches("[1-9][0-9]{1,3}")
                && Integer.parseInt(text) < Duration.ofDays(1).toMinutes()) {
            return LocalTime.MIN.plusMinutes(Integer.parseInt(text));
        }
        throw wrong("setting_not_allowed", Setting.ROUTINE, Map.of("value", text, "allowed", "off, at_once, 02:00"));
    }

    private @Nullable Webhook webhook() {
        String secret = secret(Setting.WEBHOOK_SECRET, Setting.WEBHOOK_SECRET_FILE);
        return this.<@Nullable Webhook>read(Setting.WEBHOOK_URL, text -> text.isEmpty() ? null : webhook(text, secret));
    }

    private Webhook webhook(String text, String secret) {
        URI address = WebAddress.of(text)
                .filter(WebAddress::isUnheard)
                .orElseThrow(() -> wrong("webhook_url", Setting.WEBHOOK_URL, Map.of()));
        if (secret.isEmpty()) {
            throw wrong("setting_missing", Setting.WEBHOOK_SECRET, Map.of("because", Setting.WEBHOOK_URL.name()));
        }
        if (secret.length() < Webhook.SHORTEST_SECRET) {
            throw wrong("secret_short", Setting.WEBHOOK_SECRET, Map.of("least", Webhook.SHORTEST_SECRET));
        }
        return new Webhook(address, secret);
    }

    private @Nullable MailPlace mail() {
        String user = read(Setting.MAIL_USER, text -> text);
        String password = secret(Setting.MAIL_PASSWORD, Setting.MAIL_PASSWORD_FILE);
        List<String> from = read(Setting.MAIL_FROM, text -> mailboxes(Setting.MAIL_FROM, text));
        List<String> to = read(Setting.MAIL_TO, text -> mailboxes(Setting.MAIL_TO, text));
        return this.<@Nullable MailPlace>read(Setting.MAIL_SERVER, text -> {
            if (text.isEmpty()) {
                return null;
            }
            Optional<URI> server = WebAddress.of(text).filter(MailPlace::isServer);
            if (server.isEmpty()) {
                throw wrong("mail_server", Setting.MAIL_SERVER, Map.of());
            }
            if (from.isEmpty() || to.isEmpty()) {
                Setting missing = from.isEmpty() ? Setting.MAIL_FROM : Setting.MAIL_TO;
                throw wrong("setting_missing", missing, Map.of("because", Setting.MAIL_SERVER.name()));
            }
            return new MailPlace(server.get(), WebAddress.isThisMachine(server.get()), user, password, from.get(0), to);
        });
    }

    private List<String> mailboxes(Setting setting, String text) {
        List<String> addresses = list(text);
        for (String address : addresses) {
            if (!address.matches("[^\\s@<>,;:\"()\\[\\]\\\\]{1,64}@[0-9A-Za-z.-]{1,253}")) {
                throw wrong(
                        "setting_not_allowed", setting, Map.of("value", address, "allowed", "name@operator.example"));
            }
        }
        return addresses;
    }

    private @Nullable IdentityProvider provider() {
        String secret = secret(Setting.OIDC_CLIENT_SECRET, Setting.OIDC_CLIENT_SECRET_FILE);
        List<String> scopes = read(Setting.OIDC_SCOPES, this::scopes);
        Map<String, String> roles = read(Setting.OIDC_ROLES, this::roles);
        // Whether that is an address is said once, where it is read for itself.
        String home = text(Setting.PUBLIC_URL).replaceFirst("/$", "");
        return this.<@Nullable IdentityProvider>read(
                Setting.OIDC_ISSUER, issuer -> issuer.isEmpty() ? null : provider(issuer, secret, scopes, roles, home));
    }

    private IdentityProvider provider(
            String issuer, String secret, List<String> scopes, Map<String, String> roles, String home) {
        if (!ISSUER.matcher(issuer).matches()
                || WebAddress.of(issuer).filter(WebAddress::isUnheard).isEmpty()) {
            throw wrong("oidc_issuer", Setting.OIDC_ISSUER, Map.of());
        }
        Map<Setting, Boolean> needed = new EnumMap<>(Setting.class);
        needed.put(Setting.OIDC_CLIENT_ID, text(Setting.OIDC_CLIENT_ID).isEmpty());
        needed.put(Setting.OIDC_CLIENT_SECRET, secret.isEmpty());
        needed.put(Setting.OIDC_GROUPS_CLAIM, text(Setting.OIDC_GROUPS_CLAIM).isEmpty());
        needed.put(Setting.OIDC_ROLES, roles.isEmpty());
        // Where people are sent back to is never what a request says of itself.
        needed.put(Setting.PUBLIC_URL, home.isEmpty());
        needed.forEach((setting, isMissing) -> {
            if (isMissing) {
                throw wrong("setting_missing", setting, Map.of("because", Setting.OIDC_ISSUER.name()));
            }
        });
        return new IdentityProvider(
                issuer,
                new IdentityProvider.Client(text(Setting.OIDC_CLIENT_ID), secret),
                scopes,
                text(Setting.OIDC_GROUPS_CLAIM),
                roles,
                text(Setting.OIDC_NAME).isEmpty() ? URI.create(issuer).getHost() : text(Setting.OIDC_NAME),
                home);
    }

    private List<String> scopes(String text) {
        Set<String> scopes = new LinkedHashSet<>(List.of("openid"));
        for (String scope : text.split("[\\s,]+", -1)) {
            if (!scope.matches("[!#-\\[\\]-~]*")) {
                throw wrong(
                        "setting_not_allowed",
                        Setting.OIDC_SCOPES,
                        Map.of("value", text, "allowed", "openid, profile, groups"));
            }
            if (!scope.isEmpty()) {
                scopes.add(scope);
            }
        }
        return List.copyOf(scopes);
    }

    private Map<String, String> roles(String text) {
        try {
            return IdentityProvider.roles(text);
        } catch (IllegalArgumentException e) {
            throw wrong(
                    "oidc_roles",
                    Setting.OIDC_ROLES,
                    Map.of(
                            "roles",
                            String.join(", ", IdentityProvider.ROLES),
                            "cause",
                            String.valueOf(e.getMessage())));
        }
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

    private Protection protection() {
        Path customers = customerKey();
        return new Protection(
                customers,
                text(Setting.RAW_KEY_FILE).isEmpty() ? customers.resolveSibling(RAW_KEY) : path(Setting.RAW_KEY_FILE),
                unlessSaid(Setting.ENCRYPT_RAW_FILES),
                unlessSaid(Setting.TOKENISE_NUMBERS));
    }

    /** Returns what is said, or what production wants where nothing is. */
    private boolean unlessSaid(Setting setting) {
        String said = oneOf(setting, "auto", "0", "1");
        return said.equals("AUTO") ? text(Setting.APP_ENV).equalsIgnoreCase("production") : said.equals("1");
    }

    private Path customerKey() {
        return text(Setting.CUSTOMER_KEY_FILE).isEmpty()
                ? path(Setting.STATE_PATH).resolve(CUSTOMER_KEY)
                : path(Setting.CUSTOMER_KEY_FILE);
    }

    private @Nullable Integer port(String text) {
        return text.isEmpty() ? null : Integer.valueOf(number(Setting.METRICS_PORT, text, 0, HIGHEST_PORT));
    }

    private @Nullable TraceCollector traces() {
        double share = read(
                Setting.TRACES_SHARE,
                text -> TraceCollector.share(text)
                        .orElseThrow(() -> wrong(
                                "setting_not_allowed",
                                Setting.TRACES_SHARE,
                                Map.of("value", text, "allowed", "0, 0.1, 1"))));
        return this.<@Nullable TraceCollector>read(
                Setting.TRACES_URL,
                text -> text.isEmpty()
                        ? null
                        : TraceCollector.at(text, share)
                                .orElseThrow(() -> wrong("traces_url", Setting.TRACES_URL, Map.of())));
    }

    private String listening(String text) {
        if (!text.matches("[0-9A-Za-z.:%_-]+")) {
            throw wrong(
                    "setting_not_allowed",
                    Setting.ADDRESS,
                    Map.of("value", text, "allowed", "127.0.0.1, 0.0.0.0, ::1"));
        }
        return text;
    }

    private List<String> addresses(String text) {
        List<String> addresses = list(text);
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
}
