package tn.segmentation.app.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.app.backup.Backup;
import tn.segmentation.app.backup.BackupStatus;
import tn.segmentation.app.backup.BackupStatus.Verification;
import tn.segmentation.app.insight.PublishedRun;
import tn.segmentation.app.insight.RunFixtures;
import tn.segmentation.app.job.JobState;
import tn.segmentation.app.job.Workload;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.monitoring.Vitals.Look;
import tn.segmentation.app.operations.Problem;
import tn.segmentation.app.operations.Problem.Severity;
import tn.segmentation.app.operations.Room;
import tn.segmentation.app.operations.Setting;
import tn.segmentation.app.routine.RoutineStatus;
import tn.segmentation.app.routine.WatchedFile;
import tn.segmentation.app.routine.WatchedFile.State;

/** What is said to be wrong, and that nothing is where nothing is. */
class VitalsTest {

    private static final Instant MADE =
            Instant.parse(RunFixtures.telecom().provenance().createdAt());

    private static final long DISK = 100_000_000_000L;

    @Test
    void hasNothingToSayOfAPlatformThatIsWell() {
        assertThat(look(MADE.plus(Duration.ofDays(3)), work(null, 0), 20_000_000_000L)
                        .problems())
                .isEmpty();
        assertThat(look(MADE, work(MADE.minusSeconds(60), 0), 20_000_000_000L).problems())
                .isEmpty();
    }

    @Test
    void saysWhatIsWrongAndWhatToDoInEveryLanguage() {
        Instant now = MADE.plus(Duration.ofDays(41));
        Look old = look(now, work(now.minus(Duration.ofMinutes(61)), 2), 4_000_000_000L);
        Look blind = new Look(
                now,
                null,
                null,
                List.of("20261101T070000-3fa9c1"),
                null,
                null,
                null,
                List.of(),
                List.of(),
                Duration.ZERO);
        Look empty = new Look(
                now, work(null, 0), null, List.of(), null, null, null, rooms(0, false), List.of(), Duration.ZERO);

        Look full = look(MADE, work(null, 0), 500_000);
        Look without = new Look(
                MADE,
                work(null, 0),
                full.published(),
                List.of(),
                null,
                null,
                null,
                List.of(),
                List.of(new Problem(Severity.ERROR, "temporary_full", Map.of("folder", "/tmp"))),
                Duration.ZERO);
        assertThat(codes(without)).containsExactly("temporary_full");

        assertThat(codes(full)).containsExactly("folder_full");
        assertThat(full.problems().get(0).severity()).isEqualTo(Severity.ERROR);
        assertThat(codes(old)).containsExactly("little_space", "jobs_failed", "queue_stuck", "data_old");
        assertThat(codes(blind)).containsExactly("database_unreadable", "run_not_served");
        assertThat(codes(empty)).containsExactly("folder_unwritable", "nothing_published");
        for (Look look : List.of(old, blind, empty, full, without)) {
            for (Problem problem : look.problems()) {
                for (Language language : Language.values()) {
                    assertThat(Messages.in(language).text("problem." + problem.code(), problem.params()))
                            .hasSizeGreaterThan(20);
                }
            }
        }
    }

    @Test
    void saysWhatIsWrongWithBackups() {
        Backup taken = new Backup("fdc241c4", MADE, 7, 1_000_000, 1_000);
        Map<BackupStatus, List<String>> expected = Map.of(
                new BackupStatus(false, false, null, "", Verification.NONE), List.of(),
                new BackupStatus(false, true, null, "", Verification.NONE), List.of("backup_off"),
                new BackupStatus(true, true, null, "", Verification.NONE), List.of("backup_none"),
                new BackupStatus(true, true, taken, "", Verification.NONE), List.of(),
                new BackupStatus(true, true, taken, "backup_damaged", Verification.NONE), List.of("backup_failed"));

        expected.forEach((status, codes) -> assertThat(codes(look(status, Duration.ofHours(26))))
                .as(status.toString())
                .isEqualTo(codes));
        assertThat(codes(look(
                        new BackupStatus(true, false, taken, "", Verification.NONE), Duration.ofMinutes(26 * 60 + 1))))
                .containsExactly("backup_late");
        assertThat(new BackupStatus(true, true, taken, "", Verification.NONE).next())
                .isEqualTo(MADE.plus(Duration.ofDays(1)));
    }

    @Test
    void saysWhatIsToBeDoneAboutTheWatchedFolder() {
        RoutineStatus status = new RoutineStatus(
                true,
                file("a.csv", State.FAILED, "too_few_distinct_rows"),
                List.of(file("b.csv", State.UNDECIDED, null)),
                List.of(file("c.csv", State.TAKEN, "storage_full")),
                2);
        PublishedRun run = new PublishedRun(RunFixtures.telecom(), RunFixtures.PUBLISHED_AT, List.of());
        Look look = new Look(
                MADE, work(null, 0), run, List.of(), MADE, null, status, List.of(), List.of(), Duration.ofHours(1));

        assertThat(codes(look))
                .containsExactly("routine_failed", "routine_undecided", "routine_stuck", "notifications_untold");
        for (Problem problem : look.problems()) {
            for (Language language : Language.values()) {
                assertThat(Messages.in(language).text("problem." + problem.code(), problem.params()))
                        .hasSizeGreaterThan(20);
            }
        }
        assertThat(new RoutineStatus(true, file("a.csv", State.PUBLISHED, null), List.of(), List.of(), 0).problems())
                .isEmpty();
    }

    private static WatchedFile file(String name, State state, @Nullable String code) {
        return new WatchedFile("20261101T115900-0f3a5c7e9b1d", name, state, MADE, MADE, "run", code, 0);
    }

    private static Look look(BackupStatus backup, Duration later) {
        PublishedRun run = new PublishedRun(RunFixtures.telecom(), RunFixtures.PUBLISHED_AT, List.of());
        return new Look(
                MADE.plus(later),
                work(null, 0),
                run,
                List.of(),
                null,
                backup,
                null,
                List.of(),
                List.of(),
                Duration.ofHours(1));
    }

    @Test
    void looksAtTheDiskThatAFolderWillBeOn(@TempDir Path folder) {
        Room room = Room.of(Setting.LOGS_PATH, folder.resolve("not/there/yet"));

        assertThat(folder).isEmptyDirectory();
        assertThat(room.isWritable()).isTrue();
        assertThat(room.free()).isPositive().isLessThanOrEqualTo(room.size());
        assertThat(room.isUsable()).isTrue();
    }

    @Test
    void keepsNothingInAFolderThatIsFullOrCannotBeWritten() {
        assertThat(rooms(500_000, true).get(0).isUsable()).isFalse();
        assertThat(rooms(5_000_000, true).get(0).isUsable()).isTrue();
        assertThat(rooms(5_000_000, false).get(0).isUsable()).isFalse();
    }

    private static List<String> codes(Look look) {
        return look.problems().stream().map(Problem::code).toList();
    }

    private static Look look(Instant now, Workload.Now work, long free) {
        PublishedRun run = new PublishedRun(RunFixtures.telecom(), RunFixtures.PUBLISHED_AT, List.of());
        return new Look(now, work, run, List.of(), null, null, null, rooms(free, true), List.of(), Duration.ofHours(1));
    }

    private static List<Room> rooms(long free, boolean isWritable) {
        return List.of(new Room(Setting.RAW_DATA_PATH, Path.of("raw"), free, DISK, isWritable));
    }

    private static Workload.Now work(@Nullable Instant since, long failed) {
        return new Workload.Now(Map.of(JobState.FAILED, failed), since, List.of(), failed);
    }
}
