package tn.segmentation.app.backup;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.person.Erasure;
import tn.segmentation.store.run.RunJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which backups a repository has. */
final class Snapshots {

    /** Of whichever machine they are: an installation that moves goes on with the backups that it has. */
    static final List<String> OURS = List.of("--host", "segmentation", "--tag", "segmentation");

    private static final int SHORT = 8;

    private final Restic restic;
    private final String repository;

    Snapshots(Restic restic, String repository) {
        this.restic = restic;
        this.repository = repository;
    }

    /**
     * A backup in the repository.
     *
     * @param id by which it is asked for
     * @param at when it was taken
     * @param paths of what is in it
     */
    record Snapshot(String id, Instant at, List<String> paths) {}

    /** Returns them, newest first. */
    List<Snapshot> list() {
        List<String> command = new ArrayList<>(List.of("snapshots", "--json"));
        command.addAll(OURS);
        List<Snapshot> found = new ArrayList<>();
        for (JsonNode one : JsonMapper.shared().readTree(restic.run(command))) {
            List<String> paths = new ArrayList<>();
            one.path("paths").forEach(path -> paths.add(path.asString()));
            found.add(new Snapshot(
                    shortened(one.path("id").asString()),
                    OffsetDateTime.parse(one.path("time").asString()).toInstant(),
                    paths));
        }
        found.sort(Comparator.comparing(Snapshot::at).reversed());
        return found;
    }

    /**
     * Returns one of them.
     *
     * @param id as {@link Snapshot#id} says; null for the newest
     * @throws UnusableBackup {@code backup_unknown} if there is none
     */
    Snapshot find(@Nullable String id) {
        return list().stream()
                .filter(snapshot -> id == null || snapshot.id().equals(shortened(id)))
                .findFirst()
                .orElseThrow(() -> new UnusableBackup(
                        "backup_unknown", Map.of("repository", repository, "backup", id == null ? "-" : id)));
    }

    /** Returns what is in one of them. */
    Contents contents(Snapshot snapshot) {
        return Contents.read(staged(snapshot, Contents.NAME), snapshot.id(), repository);
    }

    /** Returns who was to be erased as one of them has it. */
    List<Erasure> erasures(Snapshot snapshot) {
        return contents(snapshot).schemaVersion() < Contents.WITH_ERASURES
                ? List.of()
                : List.of(RunJson.read(staged(snapshot, Backups.ERASURES), Erasure[].class));
    }

    /** Returns the keys of tokens as one of them has them, if it has any. */
    Optional<String> keys(Snapshot snapshot) {
        String stage = stage(snapshot, Backups.KEY);
        boolean isThere =
                restic.run(List.of("ls", snapshot.id(), stage)).lines().anyMatch((stage + "/" + Backups.KEY)::equals);
        return isThere ? Optional.of(staged(snapshot, Backups.KEY)) : Optional.empty();
    }

    private String staged(Snapshot snapshot, String name) {
        return restic.run(List.of("dump", snapshot.id(), stage(snapshot, name) + "/" + name));
    }

    private String stage(Snapshot snapshot, String name) {
        return snapshot.paths().stream()
                .filter(path -> path.endsWith("/" + Backups.STAGE))
                .findFirst()
                .orElseThrow(
                        () -> new UnusableBackup("backup_damaged", Map.of("repository", repository, "cause", name)));
    }

    /** Returns an id as people read it; some releases of restic say all of it. */
    static String shortened(String id) {
        return id.length() <= SHORT ? id : id.substring(0, SHORT);
    }

    /** Returns a path as a pattern that nothing else matches. */
    static String exactly(String path) {
        return path.replaceAll("([\\\\*?\\[])", "\\\\$1");
    }
}
