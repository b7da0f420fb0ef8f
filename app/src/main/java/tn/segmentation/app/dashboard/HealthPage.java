package tn.segmentation.app.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.backup.Backup;
import tn.segmentation.app.backup.BackupStatus;
import tn.segmentation.app.insight.PublishedRun;
import tn.segmentation.app.job.JobState;
import tn.segmentation.app.job.Workload;
import tn.segmentation.app.language.Formats;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.monitoring.Vitals.Look;
import tn.segmentation.app.operations.LogLevel;
import tn.segmentation.app.operations.Problem;
import tn.segmentation.app.operations.Problem.Severity;
import tn.segmentation.app.operations.Room;
import tn.segmentation.app.routine.RoutineStatus;
import tn.segmentation.app.routine.WatchedFile;
import tn.segmentation.app.run.Version;
import tn.segmentation.app.state.StatePlace;

/**
 * How the platform is, for who looks after it.
 *
 * @param answer whether all is well
 * @param isBad whether something does not work
 * @param warnings what is not well and what to do about it
 * @param tiles the database, the run that is served, jobs, the last backup, the watched folder, the check of the runs,
 *     the program
 * @param rooms the folders
 * @param levels of the log, the one in force marked
 * @param lookedAt when that was
 */
record HealthPage(
        String answer,
        boolean isBad,
        List<Warning> warnings,
        List<Tile> tiles,
        List<RoomRow> rooms,
        List<LevelChoice> levels,
        String lookedAt) {

    private static final double GIGABYTE = 1e9;
    private static final double MEGABYTE = 1e6;
    private static final Duration DAYS_ARE_READ_FROM = Duration.ofDays(2);

    /**
     * Something that is not well.
     *
     * @param isBad whether something does not work because of it
     * @param sentence what it is and what to do
     */
    record Warning(boolean isBad, String sentence) {}

    /**
     * A folder.
     *
     * @param name what is in it
     * @param setting that says where it is
     * @param folder where it is
     * @param free gigabytes
     * @param size gigabytes of the disk
     * @param part of the disk that is free
     * @param isTight whether that is little, or nothing can be written
     */
    record RoomRow(
            String name, String setting, String folder, String free, String size, String part, boolean isTight) {}

    /**
     * A level of the log.
     *
     * @param word how the form says it
     * @param name what it logs
     * @param isCurrent whether it is in force
     */
    record LevelChoice(String word, String name, boolean isCurrent) {}

    static HealthPage of(Look look, StatePlace state, Messages messages, ZoneId zone) {
        List<Problem> problems = look.problems();
        boolean isBad = problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
        Texts texts = new Texts(messages, zone);
        return new HealthPage(
                texts.text(isBad ? "answer.bad" : problems.isEmpty() ? "answer.well" : "answer.warned"),
                isBad,
                problems.stream()
                        .map(problem -> new Warning(
                                problem.severity() == Severity.ERROR,
                                messages.text("problem." + problem.code(), problem.params())))
                        .toList(),
                List.of(
                        texts.database(look, state),
                        texts.published(look),
                        texts.jobs(look),
                        texts.backup(look),
                        texts.routine(look),
                        texts.checked(look),
                        texts.program(look)),
                look.rooms().stream().map(texts::row).toList(),
                levels(texts),
                texts.at(look.at()));
    }

    private static List<LevelChoice> levels(Texts texts) {
        LogLevel current = LogLevel.current();
        List<LevelChoice> levels = new ArrayList<>();
        for (LogLevel level : LogLevel.values()) {
            levels.add(new LevelChoice(level.word(), texts.text("level." + level.word()), level == current));
        }
        return levels;
    }

    /** Puts numbers into words. */
    private record Texts(Messages messages, ZoneId zone) {

        String text(String key) {
            return text(key, Map.of());
        }

        String text(String key, Map<String, ?> params) {
            return messages.text("web.health." + key, params);
        }

        String at(Instant instant) {
            return messages.formats().dateTime(instant, zone);
        }

        Tile database(Look look, StatePlace state) {
            return new Tile(
                    text("tile.database"), text(look.isReady() ? "database.up" : "database.down"), "", state.kind());
        }

        Tile published(Look look) {
            PublishedRun run = look.published();
            Duration age = look.age();
            return run == null || age == null
                    ? new Tile(
                            text("tile.published"),
                            messages.formats().decimal(Double.NaN, 0),
                            "",
                            text("published.none"))
                    : new Tile(
                            text("tile.published"),
                            time(age),
                            "",
                            text(
                                    "published.note",
                                    Map.of(
                                            "made",
                                            at(Instant.parse(
                                                    run.summary().provenance().createdAt())),
                                            "published",
                                            at(run.publishedAt()))));
        }

        Tile jobs(Look look) {
            Workload.@Nullable Now work = look.work();
            if (work == null) {
                return new Tile(text("tile.jobs"), messages.formats().decimal(Double.NaN, 0), "", "");
            }
            return new Tile(
                    text("tile.jobs"),
                    messages.formats().integer(work.in(JobState.RUNNING)),
                    text("jobs.running"),
                    text("jobs.note", Map.of("waiting", work.in(JobState.QUEUED), "failed", work.failedLately())));
        }

        Tile backup(Look look) {
            BackupStatus status = look.backup();
            Backup last = status == null ? null : status.last();
            Duration age = status == null ? null : status.age(look.at());
            Instant next = status == null ? null : status.next();
            if (last == null || age == null || next == null) {
                boolean isOff = status != null && !status.isOn();
                return new Tile(
                        text("tile.backup"),
                        messages.formats().decimal(Double.NaN, 0),
                        "",
                        status == null ? "" : text(isOff ? "backup.off" : "backup.none"));
            }
            return new Tile(
                    text("tile.backup"),
                    time(age),
                    "",
                    text(
                            "backup.note",
                            Map.of(
                                    "at",
                                    at(last.at()),
                                    "size",
                                    messages.formats().decimal(last.bytes() / MEGABYTE, 1),
                                    "next",
                                    at(next))));
        }

        Tile routine(Look look) {
            RoutineStatus status = look.routine();
            WatchedFile last = status == null ? null : status.last();
            if (last == null) {
                boolean isOff = status != null && !status.isOn();
                return new Tile(
                        text("tile.routine"),
                        messages.formats().decimal(Double.NaN, 0),
                        "",
                        status == null ? "" : text(isOff ? "routine.off" : "routine.none"));
            }
            return new Tile(
                    text("tile.routine"),
                    text("routine.state." + last.state().word()),
                    "",
                    text("routine.file", Map.of("file", last.name(), "at", at(last.changedAt()))));
        }

        Tile checked(Look look) {
            Instant last = look.checkedAt();
            if (last == null) {
                return new Tile(
                        text("tile.checked"), messages.formats().decimal(Double.NaN, 0), "", text("checked.never"));
            }
            int damaged = look.damaged().size();
            return new Tile(
                    text("tile.checked"),
                    time(Duration.between(last, look.at())),
                    "",
                    damaged == 0 ? text("checked.well") : text("checked.damaged", Map.of("count", damaged)));
        }

        Tile program(Look look) {
            return new Tile(
                    text("tile.program"),
                    Version.current(),
                    "",
                    text("program.note", Map.of("uptime", time(look.uptime()))));
        }

        RoomRow row(Room room) {
            return new RoomRow(
                    text("folder." + room.setting().name().toLowerCase(Locale.ROOT)),
                    room.setting().name(),
                    room.folder().toString(),
                    gigabytes(room.free()),
                    gigabytes(room.size()),
                    messages.formats().percentage(100 * room.freePart()),
                    room.isTight() || !room.isWritable());
        }

        private String gigabytes(long bytes) {
            Formats formats = messages.formats();
            return formats.decimal(bytes / GIGABYTE, 1);
        }

        /** A time with as much detail as means something. */
        private String time(Duration time) {
            if (time.toHours() < 1) {
                return text("time.minutes", Map.of("minutes", time.toMinutes()));
            }
            return time.compareTo(DAYS_ARE_READ_FROM) < 0
                    ? text("time.hours", Map.of("hours", time.toHours()))
                    : text("time.days", Map.of("days", time.toDays()));
        }
    }
}
