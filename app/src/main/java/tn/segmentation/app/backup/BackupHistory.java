package tn.segmentation.app.backup;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tn.segmentation.app.audit.Act;
import tn.segmentation.app.audit.Audit;
import tn.segmentation.app.audit.AuditLine;
import tn.segmentation.app.audit.AuditSearch;
import tn.segmentation.app.audit.OpenAct;
import tn.segmentation.app.audit.Outcome;
import tn.segmentation.app.backup.BackupStatus.Verification;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Configuration.AppStage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which backups were taken, as the audit tells it: no other place says so, and none can say something else. Safe for
 * use by many threads; every method throws {@link tn.segmentation.app.state.UnusableState} when the database cannot be
 * used.
 */
public final class BackupHistory {

    /** What changes who may do what, what is offered, or which settings are in force. */
    private static final Set<Act> CONFIGURATION = EnumSet.of(
            Act.CHANGE_OFFER,
            Act.ADD_USER,
            Act.CHANGE_ROLE,
            Act.DISABLE_USER,
            Act.ENABLE_USER,
            Act.SIGN_IN_BY_LINK,
            Act.ERASE_PERSON,
            Act.ADD_TOKEN,
            Act.REVOKE_TOKEN,
            Act.START_SERVER);

    private final Configuration configuration;
    private final Audit audit;

    /** Reads it from the audit of a platform. */
    public BackupHistory(Configuration configuration, Audit audit) {
        this.configuration = configuration;
        this.audit = audit;
    }

    /** Says of an act what was taken. */
    public static Backup told(OpenAct act, Backup backup) {
        act.with("backup", backup.id())
                .with("files", backup.files())
                .with("bytes", backup.bytes())
                .with("added", backup.added());
        return backup;
    }

    /** Returns how it is about backups. */
    public BackupStatus status() {
        boolean isOn = configuration.backup() != null;
        boolean isNeeded = configuration.stage() == AppStage.PRODUCTION;
        if (!isOn) {
            return new BackupStatus(false, isNeeded, null, "", Verification.NONE);
        }
        return new BackupStatus(
                true,
                isNeeded,
                last().map(BackupHistory::backup).orElse(null),
                failure(Act.BACK_UP),
                new Verification(
                        audit.last(Act.VERIFY_BACKUP, Outcome.DONE)
                                .map(line -> Instant.parse(line.at()))
                                .orElse(null),
                        failure(Act.VERIFY_BACKUP)));
    }

    /** Returns whether the configuration was changed after the database was copied for the last backup. */
    boolean isBehind() {
        long copied = last().map(line -> requireNonNullElse(line.begun(), 0L)).orElse(0L);
        return audit.hasBehind(copied, CONFIGURATION, Outcome.DONE);
    }

    /** Returns whether there should have been another since the last; not where there is none. */
    boolean isLate(Instant now) {
        return last().filter(line -> BackupStatus.isLate(Instant.parse(line.at()), now))
                .isPresent();
    }

    private Optional<AuditLine> last() {
        return audit.last(Act.BACK_UP, Outcome.DONE);
    }

    /** Returns why an act failed the last time; empty where it did not. */
    private String failure(Act act) {
        List<AuditLine> newest = audit.list(new AuditSearch("", act, null, null), 0, 1);
        if (newest.isEmpty()) {
            return "";
        }
        String outcome = newest.get(0).outcome();
        boolean hasFailed = outcome.equals(Outcome.REFUSED.word()) || outcome.equals(Outcome.FAILED.word());
        return hasFailed ? details(newest.get(0)).path("code").asString(outcome) : "";
    }

    private static Backup backup(AuditLine line) {
        JsonNode details = details(line);
        return new Backup(
                details.path("backup").asString(""),
                Instant.parse(line.at()),
                details.path("files").asLong(),
                details.path("bytes").asLong(),
                details.path("added").asLong());
    }

    private static JsonNode details(AuditLine line) {
        return JsonMapper.shared().readTree(line.details());
    }
}
