package tn.segmentation.store.run;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * {@code manifest.json}: what the files of a run must be; written last, so that a folder without it is no run.
 *
 * @param schemaVersion {@value #SCHEMA_VERSION}
 * @param runId as in {@code summary.json}
 * @param files every other file of the folder, by name
 * @param erased records that were taken out since, accepted and rejected; absent where there are none
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record Manifest(
        int schemaVersion,
        String runId,
        List<Entry> files,
        @Nullable Long erased) {

    static final int SCHEMA_VERSION = 1;
    static final String NAME = "manifest.json";

    Manifest {
        requireNonNull(runId, "run_id");
        files = List.copyOf(files);
    }

    /** Returns how many records a file has; 0 where it has none, or is not there. */
    long rows(String name) {
        return files.stream()
                .filter(entry -> entry.name().equals(name))
                .mapToLong(entry -> entry.rows() == null ? 0 : entry.rows())
                .sum();
    }

    /** Writes it into a folder, and to the disk. */
    void write(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        Files.writeString(file, RunJson.text(this), StandardCharsets.UTF_8);
        Disk.sync(file);
    }

    /**
     * One file.
     *
     * @param name within the folder
     * @param bytes its size
     * @param sha256 hexadecimal
     * @param rows records in it, header not counted; absent where it has none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            String name,
            long bytes,
            String sha256,
            @Nullable Long rows) {

        Entry {
            requireNonNull(name, "name");
            requireNonNull(sha256, "sha256");
        }
    }
}
