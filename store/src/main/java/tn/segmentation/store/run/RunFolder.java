package tn.segmentation.store.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.engine.SegmentModel;
import tn.segmentation.store.input.Pseudonyms;
import tn.segmentation.store.input.Sha256;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A published run: read, never written. Safe to share; what was read once is kept. */
public final class RunFolder {

    /** The files that a run is not without, beside its assignments. */
    static final Set<String> REQUIRED =
            Set.of(RunDraft.PROVENANCE, RunDraft.SUMMARY, ModelFile.NAME, AssignmentFiles.IDS, RejectsCsv.NAME);

    private final Path folder;
    private final String opened;
    private final Manifest manifest;
    private volatile @Nullable RunSummary summary;
    private volatile @Nullable SegmentModel model;

    private RunFolder(Path folder, String opened, Manifest manifest) {
        this.folder = folder;
        this.opened = opened;
        this.manifest = manifest;
    }

    /**
     * Opens a run and checks that the sizes of its files are those of the manifest. One that something is being taken
     * out of is waited for.
     *
     * @throws DamagedRun if there is no run there, or a file is missing or of another size
     */
    public static RunFolder open(Path folder) {
        Path place = folder.toAbsolutePath().normalize();
        return RunReplacement.patiently(place, () -> openNow(place));
    }

    private static RunFolder openNow(Path place) {
        if (!Files.isDirectory(place)) {
            throw new DamagedRun("run_missing", Map.of("folder", place.toString()));
        }
        RunFolder run = new RunFolder(place, identity(place), readManifest(place));
        run.checkNames();
        run.checkSizes();
        return run;
    }

    /**
     * Returns the folders in {@code parent} that hold a manifest, newest first; none when there is no such folder. They
     * are not opened: one may be damaged. Drafts are not among them.
     */
    public static List<Path> list(Path parent) {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(parent)) {
            Map<Path, String> ids = children.filter(RunFolder::isPublished)
                    .collect(Collectors.toMap(folder -> folder, RunFolder::idOrName));
            // an id begins with the time of its run
            return ids.keySet().stream()
                    .sorted(Comparator.<Path, String>comparing(ids::get)
                            .reversed()
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + parent, e);
        }
    }

    /**
     * Checks every file against the manifest, byte by byte; where something was taken out meanwhile, against the new
     * one.
     *
     * @throws DamagedRun naming the first file that differs
     */
    public void verify() {
        try {
            verifyAsOpened();
        } catch (DamagedRun e) {
            if (isCurrent()) {
                throw e;
            }
            open(folder).verify();
        }
    }

    private void verifyAsOpened() {
        checkSizes();
        for (Manifest.Entry entry : manifest.files()) {
            try {
                checkSum(entry, Sha256.of(folder.resolve(entry.name())));
            } catch (IOException e) {
                throw unreadable(folder, entry.name(), e);
            }
        }
        checkAgreement(summary());
    }

    /** Checks what the manifest says beyond the sums: nothing vouches for its own bytes. */
    private void checkAgreement(RunSummary run) {
        if (!manifest.runId().equals(run.runId())) {
            throw new DamagedRun("run_damaged", difference(folder, Manifest.NAME, run.runId(), manifest.runId()));
        }
        // a file hides nothing: one without the number is not what was written
        long segmented = Objects.requireNonNullElse(run.rowsSegmented(), -1L);
        for (Manifest.Entry entry : manifest.files()) {
            Long rows = entry.rows();
            if (rows != null
                    && !entry.name().equals(RejectsCsv.NAME)
                    && (rows > segmented || rows < segmented - erased())) {
                throw new DamagedRun("run_damaged", difference(folder, Manifest.NAME, segmented, rows));
            }
        }
    }

    /**
     * Returns what stands for numbers and names in its files; nothing where they stand there themselves.
     *
     * @param known those of all keys that there are
     * @throws LostKey if its key is not among these
     */
    public Optional<Pseudonyms> pseudonyms(Pseudonyms known) {
        return Optional.ofNullable(provenance().tokens())
                .map(tokens -> known.under(tokens.key()).orElseThrow(() -> new LostKey(id(), tokens.key())));
    }

    /** Returns how many records were taken out of the run since it was made; it cannot be replayed then. */
    public long erased() {
        return Objects.requireNonNullElse(manifest.erased(), 0L);
    }

    /** Returns whether the folder is still the one that was opened: something may have been taken out since. */
    public boolean isCurrent() {
        return opened.equals(identity(folder));
    }

    /** Returns what a manifest is told apart by from one that takes its place; nothing where there is none. */
    static String identity(Path folder) {
        try {
            BasicFileAttributes file = Files.readAttributes(folder.resolve(Manifest.NAME), BasicFileAttributes.class);
            return file.fileKey() + " " + file.lastModifiedTime();
        } catch (IOException e) {
            return "";
        }
    }

    /** Returns what the files of the run are to be. */
    Manifest manifest() {
        return manifest;
    }

    /** Returns where the run stands. */
    public Path path() {
        return folder;
    }

    /**
     * Returns the file of all assignments in a format, if the run was written in it.
     *
     * @param format of one file
     */
    public Optional<Path> assignments(AssignmentFormat format) {
        String name = format == AssignmentFormat.CSV ? AssignmentFiles.CSV : AssignmentFiles.PARQUET;
        return manifest.files().stream()
                .map(Manifest.Entry::name)
                .filter(name::equals)
                .findFirst()
                .map(folder::resolve);
    }

    /** Returns the file that says in which row of the assignments an id is. */
    public Path ids() {
        return folder.resolve(AssignmentFiles.IDS);
    }

    /** Returns the id of the run, which may differ from the name of its folder when that was chosen by hand. */
    public String id() {
        return summary().runId();
    }

    /**
     * Returns what the run says of itself.
     *
     * @throws DamagedRun if {@code summary.json} is not what was published, or of another version of this product
     */
    public RunSummary summary() {
        RunSummary known = summary;
        if (known == null) {
            JsonNode json = json(RunDraft.SUMMARY, "run_version", RunSummary.SCHEMA_VERSION);
            known = parse(folder, RunDraft.SUMMARY, json, RunSummary.class);
            summary = known;
        }
        return known;
    }

    /**
     * Returns what was asked for and on what.
     *
     * @throws DamagedRun if {@code run.json} is not what was published, or of another version of this product
     */
    public RunProvenance provenance() {
        JsonNode json = json(RunDraft.PROVENANCE, "run_version", RunSummary.SCHEMA_VERSION);
        return parse(folder, RunDraft.PROVENANCE, json, RunProvenance.class);
    }

    /**
     * Returns the frozen model.
     *
     * @throws DamagedRun if {@code model.json} is not what was published, or of another version of this product
     */
    public SegmentModel model() {
        SegmentModel known = model;
        if (known == null) {
            JsonNode json = json(ModelFile.NAME, "model_version", ModelFile.SCHEMA_VERSION);
            try {
                known = parse(folder, ModelFile.NAME, json, ModelFile.class).toModel();
            } catch (IllegalArgumentException e) {
                throw unreadable(folder, ModelFile.NAME, e);
            }
            model = known;
        }
        return known;
    }

    private void checkNames() {
        Set<String> names = manifest.files().stream().map(Manifest.Entry::name).collect(Collectors.toSet());
        for (String name : names) {
            if (!Path.of(name).equals(Path.of(name).getFileName()) || name.equals("..")) {
                throw unreadable(folder, Manifest.NAME, new IllegalArgumentException("not a file's name: " + name));
            }
        }
        for (String name : REQUIRED.stream().sorted().toList()) {
            if (!names.contains(name)) {
                throw incomplete(folder, name);
            }
        }
    }

    private void checkSizes() {
        for (Manifest.Entry entry : manifest.files()) {
            Path file = folder.resolve(entry.name());
            if (!Files.isRegularFile(file)) {
                throw incomplete(folder, entry.name());
            }
            try {
                long bytes = Files.size(file);
                if (bytes != entry.bytes()) {
                    throw new DamagedRun("run_resized", difference(folder, entry.name(), entry.bytes(), bytes));
                }
            } catch (IOException e) {
                throw unreadable(folder, entry.name(), e);
            }
        }
    }

    private void checkSum(Manifest.Entry entry, String found) {
        if (!found.equals(entry.sha256())) {
            throw new DamagedRun("run_damaged", difference(folder, entry.name(), entry.sha256(), found));
        }
    }

    private JsonNode json(String name, String versionCode, int version) {
        return RunReplacement.patiently(folder, () -> jsonNow(name, versionCode, version));
    }

    private JsonNode jsonNow(String name, String versionCode, int version) {
        Manifest.Entry entry = manifest.files().stream()
                .filter(e -> e.name().equals(name))
                .findFirst()
                .orElseThrow(() -> incomplete(folder, name));
        byte[] bytes = bytes(folder, name);
        checkSum(entry, Sha256.of(bytes));
        return versioned(folder, name, bytes, versionCode, version);
    }

    private static Manifest readManifest(Path folder) {
        if (!Files.isRegularFile(folder.resolve(Manifest.NAME))) {
            throw incomplete(folder, Manifest.NAME);
        }
        byte[] bytes = bytes(folder, Manifest.NAME);
        JsonNode json = versioned(folder, Manifest.NAME, bytes, "run_version", Manifest.SCHEMA_VERSION);
        return parse(folder, Manifest.NAME, json, Manifest.class);
    }

    private static byte[] bytes(Path folder, String name) {
        try {
            return Files.readAllBytes(folder.resolve(name));
        } catch (IOException e) {
            throw unreadable(folder, name, e);
        }
    }

    private static JsonNode versioned(Path folder, String name, byte[] bytes, String versionCode, int version) {
        JsonNode json;
        try {
            json = RunJson.tree(bytes);
        } catch (JacksonException e) {
            throw unreadable(folder, name, e);
        }
        int found = json.path("schema_version").asInt(0);
        if (found != version) {
            throw new DamagedRun(versionCode, difference(folder, name, version, found));
        }
        return json;
    }

    private static <T> T parse(Path folder, String name, JsonNode json, Class<T> type) {
        try {
            return RunJson.read(json, type);
        } catch (JacksonException e) {
            throw unreadable(folder, name, e);
        }
    }

    private static boolean isPublished(Path folder) {
        Path name = folder.getFileName();
        return name != null && !name.toString().startsWith(".") && Files.isRegularFile(folder.resolve(Manifest.NAME));
    }

    private static String idOrName(Path folder) {
        try {
            return readManifest(folder).runId();
        } catch (DamagedRun e) {
            return String.valueOf(folder.getFileName());
        }
    }

    private static DamagedRun incomplete(Path folder, String file) {
        return new DamagedRun("run_incomplete", Disk.inOrder("folder", folder.toString(), "file", file));
    }

    private static DamagedRun unreadable(Path folder, String file, Exception cause) {
        DamagedRun refusal = new DamagedRun("run_unreadable", Disk.inOrder("folder", folder.toString(), "file", file));
        refusal.initCause(cause);
        return refusal;
    }

    private static Map<String, Object> difference(Path folder, String file, Object expected, Object found) {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("folder", folder.toString());
        params.put("file", file);
        params.put("expected", expected);
        params.put("found", found);
        return params;
    }
}
