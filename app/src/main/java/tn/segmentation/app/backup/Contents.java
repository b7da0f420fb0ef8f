package tn.segmentation.app.backup;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tn.segmentation.app.state.StateCopy;
import tn.segmentation.app.state.TableSum;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code backup.json}: what is in a backup and where it stood, so that it can be put elsewhere.
 *
 * @param schemaVersion {@value #SCHEMA_VERSION}
 * @param productVersion that took it
 * @param takenAt when, ISO-8601 in UTC: what was written before that is in it
 * @param database the product that keeps the state; only of SQLite there is a copy
 * @param audit the last line of the audit just before
 * @param folders where its parts stood
 * @param others folders of runs that stood elsewhere, at the same place after it is restored
 * @param tables of the copy of the database, as they were at that instant; empty where there is none
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record Contents(
        int schemaVersion,
        String productVersion,
        String takenAt,
        String database,
        String audit,
        Folders folders,
        List<String> others,
        List<TableSum> tables) {

    static final int SCHEMA_VERSION = 2;

    /** Since when a backup says who was to be erased. */
    static final int WITH_ERASURES = 2;

    static final String NAME = "backup.json";

    Contents {
        others = List.copyOf(others);
        tables = List.copyOf(tables);
    }

    /** Returns whether the database is in the backup. */
    boolean hasDatabase() {
        return !tables.isEmpty();
    }

    /** Returns whether a copy of the database is what it was when the backup was taken. */
    boolean isAsItWas(Path copy) {
        return StateCopy.sums(copy).equals(tables);
    }

    /**
     * Where the parts of a backup stood.
     *
     * @param raw files as they arrive
     * @param processed runs
     * @param figures saved figures
     * @param state copies of the database, of the key of tokens and of the settings
     */
    record Folders(String raw, String processed, String figures, String state) {}

    /**
     * Reads it.
     *
     * @throws UnusableBackup {@code backup_newer}, {@code backup_damaged}
     */
    static Contents read(String json, String backup, String repository) {
        try {
            JsonNode tree = JsonMapper.shared().readTree(json);
            if (tree.path("schema_version").asInt(0) > SCHEMA_VERSION) {
                throw new UnusableBackup(
                        "backup_newer",
                        Map.of(
                                "backup",
                                backup,
                                "version",
                                tree.path("product_version").asString("")));
            }
            return JsonMapper.shared().treeToValue(tree, Contents.class);
        } catch (JacksonException | NullPointerException e) {
            throw new UnusableBackup("backup_damaged", Map.of("repository", repository, "cause", NAME));
        }
    }
}
