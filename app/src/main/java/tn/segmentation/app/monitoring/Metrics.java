package tn.segmentation.app.monitoring;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmHeapPressureMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.logging.LogbackMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.backup.Backup;
import tn.segmentation.app.backup.BackupStatus;
import tn.segmentation.app.insight.PublishedRun;
import tn.segmentation.app.job.JobState;
import tn.segmentation.app.job.Workload;
import tn.segmentation.app.monitoring.Vitals.Look;
import tn.segmentation.app.operations.Room;
import tn.segmentation.app.operations.Setting;
import tn.segmentation.app.routine.RoutineStatus;
import tn.segmentation.app.routine.WatchedFile.State;
import tn.segmentation.app.run.Version;
import tn.segmentation.app.security.RouteName;
import tn.segmentation.store.run.RunSummary;

/**
 * What is measured, in the text format of Prometheus. Every label is one of a list that the program knows: how many
 * series there are does not depend on what anybody asks for, and none says anything of a person. What is not known is
 * NaN. Safe for use by many threads.
 */
final class Metrics implements AutoCloseable {

    /** Where answers are counted as fast, slow and hardly bearable. */
    private static final Duration[] STEPS = {
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(10)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final JvmHeapPressureMetrics pressure = new JvmHeapPressureMetrics();
    private final LogbackMetrics logged = new LogbackMetrics();
    private @Nullable Vitals vitals;
    private @Nullable Look look;

    Metrics() {
        for (MeterBinder measured : new MeterBinder[] {
            new ClassLoaderMetrics(),
            new JvmMemoryMetrics(),
            new JvmThreadMetrics(),
            new FileDescriptorMetrics(),
            new ProcessorMetrics(),
            new UptimeMetrics(),
            collections,
            pressure,
            logged
        }) {
            measured.bindTo(registry);
        }
    }

    /** Measures the platform too. */
    synchronized void of(Vitals platform, Workload workload) {
        vitals = platform;
        gauge("segmentation.info", seen -> 1, "version", Version.current());
        gauge("segmentation.ready", seen -> seen.isReady() ? 1 : 0);
        for (Setting folder : platform.folders()) {
            gauge("segmentation.folder.free.bytes", seen -> room(seen, folder).free(), "folder", folder.name());
            gauge("segmentation.folder.size.bytes", seen -> room(seen, folder).size(), "folder", folder.name());
        }
        ofJobs(workload);
        ofRuns();
        ofBackups();
        ofRoutine();
    }

    private void ofJobs(Workload workload) {
        for (JobState state : JobState.values()) {
            gauge("segmentation.jobs", seen -> work(seen, now -> now.in(state)), "state", state.word());
            if (state.isOver()) {
                FunctionCounter.builder("segmentation.jobs.made", workload, made -> made.made(state))
                        .tag("state", state.word())
                        .register(registry);
            }
        }
        for (String stage : Workload.stages()) {
            gauge(
                    "segmentation.jobs.running",
                    seen -> work(seen, now -> Collections.frequency(now.stages(), stage)),
                    "stage",
                    stage);
        }
        gauge("segmentation.jobs.waiting.seconds", seen -> work(seen, now -> seconds(seen.waiting())));
    }

    private void ofBackups() {
        gauge("segmentation.backup.age.seconds", Metrics::backupAge);
        gauge("segmentation.backup.size.bytes", seen -> backup(seen, Backup::bytes));
        gauge("segmentation.backup.added.bytes", seen -> backup(seen, Backup::added));
        gauge("segmentation.backup.verified.age.seconds", Metrics::verificationAge);
        gauge("segmentation.backup.verification.failed", Metrics::verificationFailed);
    }

    private void ofRoutine() {
        for (State result : State.values()) {
            if (result.isResult()) {
                gauge("segmentation.routine.result", seen -> isLast(seen, result), "result", result.word());
            }
        }
        gauge("segmentation.routine.result.age.seconds", seen -> routine(seen, now -> seconds(now.age(seen.at()))));
        gauge(
                "segmentation.routine.files",
                seen -> routine(seen, now -> now.undecided().size()),
                "state",
                "undecided");
        gauge(
                "segmentation.routine.files",
                seen -> routine(seen, now -> now.stuck().size()),
                "state",
                "stuck");
        gauge("segmentation.notifications.untold", seen -> routine(seen, RoutineStatus::untold));
    }

    private void ofRuns() {
        gauge("segmentation.published.run.age.seconds", seen -> seconds(seen.age()));
        gauge("segmentation.runs.damaged", seen -> seen.damaged().size());
        gauge("segmentation.runs.checked.age.seconds", seen -> seconds(age(seen.checkedAt(), seen.at())));
        Map<String, Function<RunSummary, @Nullable Long>> rows = Map.of(
                "read", RunSummary::rowsRead,
                "segmented", RunSummary::rowsSegmented,
                "rejected", RunSummary::rowsRejected,
                "imputed", RunSummary::rowsImputed);
        rows.forEach((kind, count) ->
                gauge("segmentation.published.run.rows", seen -> published(seen, count), "kind", kind));
    }

    /** Counts an answer. */
    void answered(RouteName route, int status, Duration took) {
        Timer.builder("http.server.requests")
                .tags("method", route.method(), "uri", route.pattern(), "status", Integer.toString(status))
                .serviceLevelObjectives(STEPS)
                .register(registry)
                .record(took);
    }

    /** Looks how the platform is, once for all numbers of it, and returns every number. */
    synchronized String scrape() {
        look = vitals == null ? null : vitals.look();
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        pressure.close();
        logged.close();
        registry.close();
    }

    private void gauge(String name, ToDoubleFunction<Look> value, String... tags) {
        Gauge.builder(name, this, metrics -> metrics.look == null ? Double.NaN : value.applyAsDouble(metrics.look))
                .tags(tags)
                .register(registry);
    }

    private static Room room(Look seen, Setting folder) {
        return seen.rooms().stream()
                .filter(room -> room.setting() == folder)
                .findFirst()
                .orElseThrow();
    }

    private static double work(Look seen, ToDoubleFunction<Workload.Now> count) {
        Workload.Now now = seen.work();
        return now == null ? Double.NaN : count.applyAsDouble(now);
    }

    private static double published(Look seen, Function<RunSummary, @Nullable Long> count) {
        PublishedRun run = seen.published();
        Long rows = run == null ? null : count.apply(run.summary());
        return rows == null ? Double.NaN : rows;
    }

    /** Where there ought to be one and is none, it is older than any. */
    private static double backupAge(Look seen) {
        BackupStatus status = seen.backup();
        if (status == null || !status.isOn()) {
            return Double.NaN;
        }
        Duration age = status.age(seen.at());
        return age == null ? Double.POSITIVE_INFINITY : seconds(age);
    }

    private static double backup(Look seen, ToDoubleFunction<Backup> count) {
        BackupStatus status = seen.backup();
        Backup last = status == null ? null : status.last();
        return last == null ? Double.NaN : count.applyAsDouble(last);
    }

    private static double verificationAge(Look seen) {
        BackupStatus status = seen.backup();
        return status == null ? Double.NaN : seconds(age(status.verification().at(), seen.at()));
    }

    private static double verificationFailed(Look seen) {
        BackupStatus status = seen.backup();
        if (status == null || !status.isOn()) {
            return Double.NaN;
        }
        return status.verification().failure().isEmpty() ? 0 : 1;
    }

    private static double routine(Look seen, ToDoubleFunction<RoutineStatus> number) {
        RoutineStatus status = seen.routine();
        return status == null || !status.isOn() ? Double.NaN : number.applyAsDouble(status);
    }

    private static double isLast(Look seen, State result) {
        return routine(seen, status -> status.last() != null && status.last().state() == result ? 1 : 0);
    }

    private static @Nullable Duration age(@Nullable Instant then, Instant now) {
        return then == null ? null : Duration.between(then, now);
    }

    private static double seconds(@Nullable Duration time) {
        return time == null ? Double.NaN : time.toMillis() / 1000.0;
    }
}
