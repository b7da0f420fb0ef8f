package tn.segmentation.app.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import tn.segmentation.app.audit.Audit;
import tn.segmentation.app.audit.AuditCheck;
import tn.segmentation.app.audit.AuditCheck.Anchor;
import tn.segmentation.app.backup.Snapshots.Snapshot;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Problem;
import tn.segmentation.app.operations.Problem.Severity;
import tn.segmentation.app.run.RegisteredRun;
import tn.segmentation.app.run.Runs;
import tn.segmentation.app.state.StateCopy;
import tn.segmentation.app.state.StatePlace;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A look at one backup: its database is fetched, and of each run what says which files it has; the rest is counted. */
final class BackupLook {

    private static final String ARRIVING = ".verifying";
    private static final String MANIFEST = "manifest.json";

    private final Configuration configuration;
    private final Clock clock;
    private final Snapshot snapshot;
    private final Contents contents;
    private final Path arriving;
    private final Map<String, Long> sizes = new HashMap<>();

    private BackupLook(Configuration configuration, Clock clock, Snapshot snapshot, Contents contents) {
        this.configuration = configuration;
        this.clock = clock;
        this.snapshot = snapshot;
        this.contents = contents;
        this.arriving = configuration.state().folder().resolve(ARRIVING).toAbsolutePath();
    }

    /**
     * Looks.
     *
     * @param id of the backup; null for the newest
     */
    static BackupCheck at(
            @Nullable String id, Restic restic, Snapshots snapshots, Configuration configuration, Clock clock) {
        Snapshot snapshot = snapshots.find(id);
        BackupLook look = new BackupLook(configuration, clock, snapshot, snapshots.contents(snapshot));
        try {
            return look.check(restic);
        } catch (IOException e) {
            throw UnusableBackup.unwritable(look.arriving, e);
        }
    }

    private BackupCheck check(Restic restic) throws IOException {
        try {
            FileSystemUtils.deleteRecursively(arriving);
            Files.createDirectories(arriving);
            restic.run(wanted());
            restic.run(List.of("ls", "--json", snapshot.id())).lines().forEach(this::count);
            return check();
        } finally {
            FileSystemUtils.deleteRecursively(arriving);
        }
    }

    private List<String> wanted() {
        List<String> command = new ArrayList<>(List.of("restore", snapshot.id(), "--target", arriving.toString()));
        command.addAll(List.of("--include", Snapshots.exactly(contents.folders().state())));
        String runs = Snapshots.exactly(contents.folders().processed());
        command.addAll(List.of("--include", runs + "/**/" + MANIFEST));
        contents.others()
                .forEach(other -> command.addAll(List.of("--include", Snapshots.exactly(other) + "/" + MANIFEST)));
        return command;
    }

    private void count(String line) {
        JsonNode node = JsonMapper.shared().readTree(line);
        if (node.path("type").asString("").equals("file")) {
            sizes.put(node.path("path").asString(), node.path("size").asLong());
        }
    }

    private BackupCheck check() throws IOException {
        List<Problem> problems = new ArrayList<>();
        StatePlace place = configuration.state();
        List<Path> runs;
        if (contents.hasDatabase()) {
            place = new StatePlace(within(contents.folders().state()), null);
            problems.addAll(database(place.folder()));
            runs = Runs.open(place, Path.of(contents.folders().processed())).list().stream()
                    .map(RegisteredRun::folder)
                    .toList();
        } else {
            runs = found();
        }
        for (Path run : runs) {
            problems.addAll(problems(run));
        }
        return new BackupCheck(
                snapshot.id(),
                Instant.parse(contents.takenAt()),
                runs.size(),
                AuditCheck.of(Audit.open(place, clock), Anchor.parse(contents.audit())),
                problems);
    }

    private List<Problem> database(Path folder) {
        return contents.isAsItWas(StateCopy.in(folder))
                ? List.of()
                : List.of(new Problem(
                        Severity.ERROR,
                        "state_unreadable",
                        Map.of("file", contents.folders().state(), "cause", Contents.NAME)));
    }

    /** Returns the runs that are in the backup. */
    private List<Path> found() throws IOException {
        Path root = arriving.toRealPath();
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.endsWith(MANIFEST))
                    .map(file -> Path.of("/").resolve(root.relativize(file.resolveSibling(""))))
                    .toList();
        }
    }

    private List<Problem> problems(Path run) throws IOException {
        Path manifest = within(run.toString()).resolve(MANIFEST);
        if (!Files.exists(manifest)) {
            return List.of(new Problem(Severity.ERROR, "run_missing", Map.of("folder", run.toString())));
        }
        List<Problem> problems = new ArrayList<>();
        for (JsonNode file :
                JsonMapper.shared().readTree(Files.readString(manifest)).path("files")) {
            String name = file.path("name").asString();
            Long bytes = sizes.get(run.resolve(name).toString());
            if (bytes == null || bytes != file.path("bytes").asLong()) {
                problems.add(
                        new Problem(Severity.ERROR, "run_incomplete", Map.of("folder", run.toString(), "file", name)));
            }
        }
        return problems;
    }

    /** Returns where restic has put a path. */
    private Path within(String path) {
        return arriving.resolve(Path.of("/").relativize(Path.of(path)));
    }
}
