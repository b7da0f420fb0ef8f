package tn.segmentation.app.operations;

/**
 * The settings, under the names that they have in the environment and in {@code segmentation.yml}. What each is for
 * stands in {@code segmentation.example.yml}.
 */
public enum Setting {
    /** Folder of the files as they arrive. */
    RAW_DATA_PATH("data/raw"),
    /** Folder of the runs. */
    PROCESSED_DATA_PATH("data/processed"),
    /** Folder of the saved figures. */
    FIGURES_PATH("data/figures"),
    /** Folder of the embedded database. */
    STATE_PATH("data/state"),
    /** Address of the PostgreSQL that is used instead of the embedded database; empty for none. */
    STATE_URL(""),
    /** Who signs in there. */
    STATE_USER(""),
    /** With which password. */
    STATE_PASSWORD(""),
    /** File that holds that password instead. */
    STATE_PASSWORD_FILE(""),
    /** File of the key by which tokens stand for customers; empty for one in the folder of the embedded database. */
    CUSTOMER_KEY_FILE(""),
    /** 1 to keep files that are brought encrypted, {@code auto} to do so in production. */
    ENCRYPT_RAW_FILES("auto"),
    /** File of the key by which they are encrypted; empty for one beside that of the customers. */
    RAW_KEY_FILE(""),
    /** 1 to have tokens in place of numbers and names in runs, {@code auto} to do so in production. */
    TOKENISE_NUMBERS("auto"),
    /** Folder of the logs. */
    LOGS_PATH("data/logs"),
    /** Ids of the segments, in order. */
    SEGMENT_LABELS("S1,S2,S3,S4,S5"),
    /** The offer of each segment. */
    COMMERCIAL_OFFERS(Offers.defaults()),
    /** {@code development} or {@code production}. */
    APP_ENV("development"),
    /** 1 to log in detail. */
    APP_DEBUG("0"),
    /** Address that the web application listens on. */
    ADDRESS("127.0.0.1"),
    /** Port that the web application listens on. */
    PORT("8080"),
    /** Address under which people reach the web application; empty where that is {@code ADDRESS} and {@code PORT}. */
    PUBLIC_URL(""),
    /** Addresses of the proxies in front of the web application, whose word on who asks is taken. */
    TRUSTED_PROXIES(""),
    /** Address by which an OpenID provider calls itself that people sign in with; empty for none. */
    OIDC_ISSUER(""),
    /** Under which name it knows this platform. */
    OIDC_CLIENT_ID(""),
    /** By which secret. */
    OIDC_CLIENT_SECRET(""),
    /** File that holds that secret instead. */
    OIDC_CLIENT_SECRET_FILE(""),
    /** What it is asked to tell. */
    OIDC_SCOPES("openid,profile"),
    /** Claim of its tokens that names the groups of somebody. */
    OIDC_GROUPS_CLAIM("groups"),
    /** The role of each group. */
    OIDC_ROLES("{}"),
    /** What people call it; empty for the name of its machine. */
    OIDC_NAME(""),
    /** How pages look to whoever has chosen nothing: {@code system}, {@code light} or {@code dark}. */
    THEME("system"),
    /** Most requests of one user in a minute; 0 for any number. */
    RATE_LIMIT("1200"),
    /** 1 to open the four endpoints of the specification to whoever is not signed in. */
    OPEN_ENDPOINTS("0"),
    /** Most megabytes of a file that is brought by the web. */
    UPLOAD_LIMIT_MB("2000"),
    /** The smallest number of customers that is shown: fewer are hidden in every aggregate; 0 or 1 to hide nothing. */
    SMALL_CELLS("11"),
    /** 1 to show no more than the end of an id until somebody says why they need it. */
    MASK_IDS("1"),
    /** Whether lines without an age are in files with customers: {@code keep} or {@code leave_out}. */
    EXPORT_UNKNOWN_AGE("keep"),
    /** From how many customers on a file of them takes a second person; 0 for never. */
    EXPORT_APPROVAL_LINES("0"),
    /** Number under which the processing of these data was declared, for every file with customers; empty for none. */
    DECLARATION_NUMBER(""),
    /** How many people it takes to publish a run: {@code one} or {@code two}. */
    PUBLISH_APPROVAL("one"),
    /** When files of the watched folder are taken: {@code off}, {@code at_once}, or a time such as {@code 02:00}. */
    ROUTINE("off"),
    /** What becomes of a run that is made of one: {@code wait} or {@code publish}. */
    ROUTINE_RESULT("wait"),
    /** Seconds for which such a file has to stay as it is before it counts as complete. */
    ROUTINE_SETTLE_SECONDS("60"),
    /** Address that is told what became of one; empty for none. */
    WEBHOOK_URL(""),
    /** By which what it is told is signed. */
    WEBHOOK_SECRET(""),
    /** File that holds that secret instead. */
    WEBHOOK_SECRET_FILE(""),
    /** Server that mails about it are sent by: {@code smtp://host:587} or {@code smtps://host:465}; empty for none. */
    MAIL_SERVER(""),
    /** Who signs in there; empty for nobody. */
    MAIL_USER(""),
    /** With which password. */
    MAIL_PASSWORD(""),
    /** File that holds that password instead. */
    MAIL_PASSWORD_FILE(""),
    /** Address that these mails are from. */
    MAIL_FROM(""),
    /** Addresses that they go to. */
    MAIL_TO(""),
    /** Days after which a file that was brought goes; 0 to keep it for good. */
    RAW_DATA_DAYS("0"),
    /** Days after which a run goes that is not published; 0 to keep it for good. */
    RUN_DAYS("0"),
    /** Hours after which the files of every run are compared with their manifests again. */
    RUN_CHECK_HOURS("24"),
    /** Port of this machine alone that tells a monitor how the web application is; empty for none. */
    METRICS_PORT(""),
    /** Address of the collector that is told by OTLP how long requests and commands take; empty for none. */
    TRACES_URL(""),
    /** Which share of the requests it is told of, 0 to 1. */
    TRACES_SHARE("1"),
    /** Where backups are kept: a folder, or an address that restic understands; empty for none. */
    BACKUP_REPOSITORY(""),
    /** File that holds the password of the repository of backups. */
    BACKUP_PASSWORD_FILE(""),
    /** Days that a backup is kept. */
    BACKUP_DAYS("35"),
    /** {@code text} or {@code json}. */
    LOG_FORMAT("text"),
    /** Days that logs are kept. */
    LOG_DAYS("30");

    private final String initial;

    Setting(String initial) {
        this.initial = initial;
    }

    /** Returns the value where nothing else is said, as it would be written in the environment. */
    public String initial() {
        return initial;
    }

    /** Returns whether the value names a file that holds a secret. */
    public boolean namesSecret() {
        return switch (this) {
            case STATE_PASSWORD_FILE,
                    BACKUP_PASSWORD_FILE,
                    WEBHOOK_SECRET_FILE,
                    MAIL_PASSWORD_FILE,
                    OIDC_CLIENT_SECRET_FILE -> true;
            default -> false;
        };
    }

    /**
     * Returns whether nobody is to see the value: not the doctor, not a log. Addresses of webhooks often hold a key.
     */
    public boolean isSecret() {
        return switch (this) {
            case STATE_PASSWORD, WEBHOOK_URL, WEBHOOK_SECRET, MAIL_PASSWORD, OIDC_CLIENT_SECRET -> true;
            default -> false;
        };
    }
}
