package tn.segmentation.app.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.app.audit.Act;
import tn.segmentation.app.audit.Actor;
import tn.segmentation.app.audit.Audit;
import tn.segmentation.app.audit.AuditEntry;
import tn.segmentation.app.audit.OpenAct;
import tn.segmentation.app.audit.Outcome;
import tn.segmentation.app.backup.BackupStatus.Verification;
import tn.segmentation.app.cli.Cli;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Environment;
import tn.segmentation.app.operations.Problem;

/** What the audit says of backups, and that every change of the configuration gets into one. */
class BackupHistoryTest {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final Backup TAKEN = new Backup("fdc241c4", NOON, 7, 1_000_000, 1_000);

    @TempDir
    Path home;

    private Configuration configuration;
    private Audit audit;
    private BackupHistory history;

    @BeforeEach
    void hasAPlatformWithBackups() throws IOException {
        configuration = BackupFixtures.platform(home);
        Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
        audit = Audit.open(configuration, clock);
        history = new BackupHistory(configuration, audit);
    }

    @Test
    void knowsTheLastOneAndWhyTheNextFailed() {
        assertThat(history.status()).isEqualTo(new BackupStatus(true, false, null, "", Verification.NONE));

        take(TAKEN);
        assertThat(history.status()).isEqualTo(new BackupStatus(true, false, TAKEN, "", Verification.NONE));

        assertThatThrownBy(() -> act().during(() -> {
                    throw new UnusableBackup("backup_absent", Map.of("repository", "vault"));
                }))
                .isInstanceOf(UnusableBackup.class);
        assertThat(history.status())
                .isEqualTo(new BackupStatus(true, false, TAKEN, "backup_absent", Verification.NONE));
    }

    @Test
    void knowsWhenWhatIsKeptWasLastFoundWholeAndWhyItWasNotAfterThat() {
        OpenAct.of(audit, Act.VERIFY_BACKUP, new Actor("os:root", "")).end(Outcome.DONE);
        assertThat(history.status().verification()).isEqualTo(new Verification(NOON, ""));

        OpenAct.of(audit, Act.VERIFY_BACKUP, new Actor("os:root", ""))
                .with("code", "backup_damaged")
                .end(Outcome.REFUSED);

        assertThat(history.status().verification()).isEqualTo(new Verification(NOON, "backup_damaged"));
        assertThat(history.status().problems(NOON))
                .extracting(Problem::code)
                .containsExactly("backup_none", "backup_unverified");
    }

    /** Asked by the doctor, before there is a database and after. */
    @Test
    void tellsTheDoctorHowItIsAboutBackups() {
        BackupsCheck check = new BackupsCheck(Clock.fixed(NOON.plus(Duration.ofHours(27)), ZoneOffset.UTC));
        take(TAKEN);

        assertThat(check.examine(configuration)).extracting(Problem::code).containsExactly("backup_late");
        assertThat(Cli.at(home)
                        .at(Clock.fixed(NOON.plus(Duration.ofHours(27)), ZoneOffset.UTC))
                        .run("doctor")
                        .out())
                .contains("Dernière sauvegarde : 1 nov. 2026", "il y a 27 h", "La dernière sauvegarde a 27 heures");
        Configuration empty = Configuration.load(new Environment(Map.of(), Map.of(), home.resolve("empty")));
        assertThat(check.examine(empty)).isEmpty();
        assertThat(empty.state().folder()).doesNotExist();
    }

    @Test
    void isBehindFromAChangeOfTheConfigurationToTheNextBackup() {
        assertThat(history.isBehind()).isFalse();
        record(Act.CHANGE_OFFER);
        assertThat(history.isBehind()).isTrue();
        take(TAKEN);
        assertThat(history.isBehind()).isFalse();
        record(Act.READ_CUSTOMER);
        assertThat(history.isBehind()).isFalse();

        // What changes while one is taken may not be in it any more.
        act().during(() -> {
            record(Act.ADD_USER);
            return TAKEN;
        });
        assertThat(history.isBehind()).isTrue();
    }

    private OpenAct act() {
        return OpenAct.of(audit, Act.BACK_UP, new Actor("os:root", ""));
    }

    private void take(Backup backup) {
        OpenAct act = act();
        act.during(() -> BackupHistory.told(act, backup));
    }

    private void record(Act act) {
        audit.record(new AuditEntry(act, new Actor("amel", ""), "S1", "", Outcome.DONE, new TreeMap<>()));
    }
}
