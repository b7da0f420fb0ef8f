package tn.segmentation.app.operations;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.state.StatePlace;

/**
 * The settings in force. Immutable; read once when a process starts.
 *
 * @param home the folder that relative paths start from
 * @param rawData folder of the files as they arrive
 * @param processedData folder of the runs
 * @param figures folder of the saved figures
 * @param state where the database is
 * @param protection how data of customers are kept
 * @param logs folder of the logs
 * @param labels ids of the segments in order, distinct, 1 to 100
 * @param offers the offer of each segment
 * @param stage what the platform is used for
 * @param debug whether logs are detailed
 * @param address that the web application listens on
 * @param port that the web application listens on; 0 for any free one
 * @param publicUrl address under which people reach it, without a slash at the end; empty where that is the address and
 *     the port
 * @param trustedProxies addresses of the proxies in front of it, whose word on who asks is taken
 * @param provider who tells by OpenID Connect who somebody is; null for none
 * @param theme how pages look to whoever has chosen nothing
 * @param rateLimit most requests of one user in a minute; 0 for any number
 * @param openEndpoints whether the four endpoints of the specification are for everyone
 * @param uploadLimit most megabytes of a file that is brought by the web
 * @param smallCells the smallest number of customers that aggregates show; 0 or 1 hides nothing
 * @param masksIds whether no more than the end of an id is shown until somebody says why they need it
 * @param exportRules what is true of every file with customers
 * @param approval how many people it takes to publish a run
 * @param routine when files of the watched folder are taken; null for never
 * @param webhook that is told what became of them; null for none
 * @param mail about what became of them; null for none
 * @param retention how long files and runs are kept
 * @param runCheckHours after which the files of every run are compared with their manifests again
 * @param metricsPort of this machine alone that tells a monitor how the web application is; 0 for any free one, null
 *     for none
 * @param traces collector that is told how long requests and commands take; null for none
 * @param backup where backups are kept; null for none
 * @param logFormat of the files of logs
 * @param logDays days that logs are kept
 * @param language of what nobody asks for, as mails
 * @param sources where each setting was found; a secret is not there
 */
public record Configuration(
        Path home,
        Path rawData,
        Path processedData,
        Path figures,
        StatePlace state,
        Protection protection,
        Path logs,
        List<String> labels,
        Offers offers,
        AppStage stage,
        boolean debug,
        String address,
        int port,
        String publicUrl,
        List<String> trustedProxies,
        @Nullable IdentityProvider provider,
        DefaultTheme theme,
        int rateLimit,
        boolean openEndpoints,
        int uploadLimit,
        int smallCells,
        boolean masksIds,
        ExportRules exportRules,
        Approval approval,
        @Nullable RoutinePlan routine,
        @Nullable Webhook webhook,
        @Nullable MailPlace mail,
        Retention retention,
        int runCheckHours,
        @Nullable Integer metricsPort,
        @Nullable TraceCollector traces,
        @Nullable BackupPlace backup,
        LogFormat logFormat,
        int logDays,
        Language language,
        Map<Setting, Sourced> sources) {

    /** What a platform is used for. */
    public enum AppStage {
        DEVELOPMENT,
        PRODUCTION
    }

    /** How pages look to whoever has chosen nothing. */
    public enum DefaultTheme {
        /** As their system wants it. */
        SYSTEM,
        LIGHT,
        DARK
    }

    /** How many people it takes to publish a run. */
    public enum Approval {
        ONE,
        /** One proposes it, another publishes it. */
        TWO
    }

    /** How a line of a log file is written. */
    public enum LogFormat {
        TEXT,
        JSON
    }

    /** Returns whether somebody has set this, be it to what it is anyway. */
    public boolean isSet(Setting setting) {
        Sourced sourced = sources.get(setting);
        return sourced != null && sourced.origin() != Sourced.Origin.DEFAULT;
    }

    /** Returns the file of the key by which tokens stand for customers. */
    public Path customerKey() {
        return protection.customerKey();
    }

    /** Returns the folder in which files are dropped to be taken: that of the watch. */
    public Path incoming() {
        return rawData.resolve("incoming");
    }

    /** Returns the folders that are written to, by the settings that name them. */
    public Map<Setting, Path> folders() {
        Map<Setting, Path> folders = new EnumMap<>(Setting.class);
        folders.put(Setting.RAW_DATA_PATH, rawData);
        folders.put(Setting.PROCESSED_DATA_PATH, processedData);
        folders.put(Setting.FIGURES_PATH, figures);
        folders.put(Setting.STATE_PATH, state.folder());
        folders.put(Setting.LOGS_PATH, logs);
        return folders;
    }

    /** Returns the file that settings are read from; null where none is. */
    public @Nullable Path file() {
        return sources.values().stream()
                .filter(sourced -> sourced.origin() == Sourced.Origin.FILE)
                .map(sourced -> home.resolve(sourced.place()))
                .findFirst()
                .orElse(null);
    }

    /** Returns the files that hold secrets. */
    public List<Path> secretFiles() {
        List<String> files = new ArrayList<>();
        sources.forEach((setting, sourced) -> {
            if (setting.isSecret()
                    && sourced.origin() == Sourced.Origin.FILE
                    && !sourced.text().isEmpty()) {
                files.add(sourced.place());
            }
            if (setting.namesSecret() && !sourced.text().isEmpty()) {
                files.add(sourced.text());
            }
        });
        return files.stream().map(home::resolve).toList();
    }

    /** Copies the collections. */
    public Configuration {
        labels = List.copyOf(labels);
        trustedProxies = List.copyOf(trustedProxies);
        sources = Collections.unmodifiableMap(sources);
    }

    /**
     * Reads the settings.
     *
     * @throws WrongSetting for the first of them that cannot be used
     */
    public static Configuration load(Environment environment) {
        SettingReader reader = SettingReader.of(environment);
        Configuration configuration = reader.configuration();
        if (!reader.problems().isEmpty()) {
            throw reader.problems().get(0);
        }
        return configuration;
    }
}
