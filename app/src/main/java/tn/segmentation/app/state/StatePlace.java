package tn.segmentation.app.state;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the state of a platform is kept.
 *
 * @param folder of the embedded database
 * @param postgres the server that is used instead; null for the embedded database
 */
public record StatePlace(Path folder, @Nullable PostgresAddress postgres) {

    /** Returns the product that keeps it, as it is called. */
    public String kind() {
        return postgres == null ? "SQLite" : "PostgreSQL";
    }

    /** Returns which database that is, in words that an operator finds it by. */
    public String name() {
        return postgres == null ? SqliteDatabase.fileIn(folder).toString() : postgres.name();
    }
}
