package tn.segmentation.app.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Environment;

/** A platform that has backups. */
final class BackupFixtures {

    private BackupFixtures() {}

    /** Writes the settings of one into a folder, with a repository in it that is not made yet. */
    static Configuration platform(Path home) throws IOException {
        Files.writeString(home.resolve("password"), "only-for-tests\n");
        Files.writeString(
                home.resolve("segmentation.yml"), "BACKUP_REPOSITORY: vault\nBACKUP_PASSWORD_FILE: password\n");
        return Configuration.load(new Environment(Map.of(), Map.of(), home));
    }
}
