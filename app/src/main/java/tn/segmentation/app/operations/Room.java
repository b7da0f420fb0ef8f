package tn.segmentation.app.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tn.segmentation.app.operations.Problem.Severity;

/**
 * The disk that a folder is on.
 *
 * @param setting that names the folder
 * @param folder that is there or is still to be made
 * @param free bytes that this process may still write; 0 where nobody can tell
 * @param size bytes of the disk; 0 where nobody can tell
 * @param isWritable whether this process may write into the folder
 */
public record Room(Setting setting, Path folder, long free, long size, boolean isWritable) {

    /** Less than this is worth a word: a million lines take about a tenth of it. */
    private static final long LITTLE = 1L << 30;

    /** And so is less than this part of the disk. */
    private static final int LITTLE_PART = 20;

    /** With less than this files are no longer kept. */
    private static final long NONE = 1L << 20;

    /** Looks at the disk that a folder is on, or will be. */
    public static Room of(Setting setting, Path folder) {
        Path existing = folder;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        boolean isWritable = Files.isDirectory(existing) && Files.isWritable(existing);
        try {
            return new Room(
                    setting,
                    folder,
                    Files.getFileStore(existing).getUsableSpace(),
                    Files.getFileStore(existing).getTotalSpace(),
                    isWritable);
        } catch (IOException e) {
            return new Room(setting, folder, 0, 0, false);
        }
    }

    /** Returns whether there is little left: less than a gigabyte, or than a twentieth of the disk. */
    public boolean isTight() {
        return free < LITTLE || free < size / LITTLE_PART;
    }

    /** Returns whether nothing is left worth speaking of. */
    public boolean isFull() {
        return free < NONE;
    }

    /** Returns whether files can be kept there. */
    public boolean isUsable() {
        return isWritable && !isFull();
    }

    /** Returns what somebody should do something about: one thing at most. */
    public List<Problem> problems() {
        Map<String, Object> place = Map.of("setting", setting.name(), "folder", folder.toString());
        if (!isWritable) {
            return List.of(new Problem(Severity.ERROR, "folder_unwritable", place));
        }
        if (isFull()) {
            return List.of(new Problem(Severity.ERROR, "folder_full", place));
        }
        return isTight()
                ? List.of(new Problem(
                        Severity.WARNING, "little_space", Map.of("folder", folder.toString(), "megabytes", free >> 20)))
                : List.of();
    }

    /** Returns the part of the disk that is free, 0 to 1. */
    public double freePart() {
        return size == 0 ? 0 : (double) free / size;
    }
}
