package tn.segmentation.app.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import tn.segmentation.store.run.RunDraft;

/**
 * A file that the user wants written: never over one that exists, and there as a whole or not at all.
 *
 * @param path where it is to stand
 * @param option that names another
 */
public record OutputFile(Path path, String option) {

    /** Says where the file is to stand from the root on. */
    public OutputFile {
        path = path.toAbsolutePath().normalize();
    }

    /**
     * Makes sure that there is no such file yet: better before the work than after it.
     *
     * @throws UnwritableOutput if there is
     */
    public void requireAbsent() {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw refused("output_exists");
        }
    }

    /** Opens a folder beside the file to work in: a draft that is never published as a run. */
    RunDraft draft() {
        Path parent = path.getParent();
        if (parent != null) {
            RunDraft.removeAbandoned(parent);
        }
        return RunDraft.of(path);
    }

    /**
     * Writes the file.
     *
     * @param writing into another one, which becomes this
     * @throws tn.segmentation.core.data.Refusal if the disk refuses, or there is such a file meanwhile
     */
    public void write(Consumer<Path> writing) {
        try (RunDraft draft = draft()) {
            Path whole = draft.folder().resolve("output");
            try {
                writing.accept(whole);
            } catch (UncheckedIOException e) {
                throw draft.explained(e);
            }
            take(whole);
        }
    }

    /** Moves a file that is whole to where it is to stand. */
    void take(Path whole) {
        try {
            Files.move(whole, path);
        } catch (FileAlreadyExistsException e) {
            throw refused("output_exists");
        } catch (IOException e) {
            throw refused("output_not_writable");
        }
    }

    private UnwritableOutput refused(String code) {
        return new UnwritableOutput(code, Map.of("file", path.toString(), "option", option));
    }
}
