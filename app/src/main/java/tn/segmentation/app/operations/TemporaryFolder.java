package tn.segmentation.app.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tn.segmentation.app.operations.Problem.Severity;

/** The folder of temporary files of this process, to which the libraries of the databases are unpacked. */
public final class TemporaryFolder {

    /** What these libraries take, and a little more. */
    private static final long NEEDED = 100L << 20;

    private TemporaryFolder() {}

    /** Returns where it is. */
    public static Path path() {
        return Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
    }

    /** Returns what somebody should do something about: one thing at most. */
    public static List<Problem> problems() {
        return isFull()
                ? List.of(new Problem(Severity.ERROR, "temporary_full", Map.of("folder", path().toString())))
                : List.of();
    }

    /** Returns whether there is too little room for what a process needs there; false where nobody can tell. */
    public static boolean isFull() {
        return isFull(path());
    }

    /** Returns the same of another folder. */
    public static boolean isFull(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace() < NEEDED;
        } catch (IOException e) {
            return false;
        }
    }
}
