package tn.segmentation.app.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tn.segmentation.app.operations.TemporaryFolder;
import tn.segmentation.core.data.Refusal;

/**
 * There is no room for temporary files, without which neither DuckDB nor SQLite can be used: both are libraries that
 * are unpacked first. Code: {@code temporary_full} (folder).
 */
final class NoTemporaryRoom extends Refusal {

    private static final long serialVersionUID = 1L;

    private static final Set<String> MAY_BE = Set.of("state_disk", "state_unreadable");

    private NoTemporaryRoom(Path folder) {
        super("temporary_full", Map.of("folder", folder.toString()));
    }

    /** Returns whether that is what is behind a failure, which says itself only that a library is not there. */
    static Optional<Refusal> behind(Throwable failure) {
        return behind(failure, TemporaryFolder.path());
    }

    static Optional<Refusal> behind(Throwable failure, Path folder) {
        boolean mayBe = failure instanceof Refusal refusal
                ? MAY_BE.contains(refusal.code())
                : !(failure instanceof OutOfMemoryError);
        return mayBe && TemporaryFolder.isFull(folder) ? Optional.of(new NoTemporaryRoom(folder)) : Optional.empty();
    }
}
