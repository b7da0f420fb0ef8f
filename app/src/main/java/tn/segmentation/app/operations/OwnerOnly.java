package tn.segmentation.app.operations;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Closes what holds a secret, or data of customers, to everybody but its owner. */
public final class OwnerOnly {

    private OwnerOnly() {}

    /** Closes a file or a folder; nothing happens on a system that knows no such rights. */
    public static void close(Path path) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            String rights = Files.isDirectory(path) ? "rwx------" : "rw-------";
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
        }
    }
}
