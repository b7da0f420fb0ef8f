package tn.segmentation.store.source;

import java.nio.file.Path;

/**
 * A file that is to be read.
 *
 * @param path of it
 * @param seal opens it, if it is sealed
 */
public record InputFile(Path path, Seal seal) {

    /** A file that is as whoever brought it had it; a sealed one is refused. */
    public static InputFile plain(Path path) {
        return new InputFile(path, Seal.NONE);
    }

    /** Returns its name, without its folder. */
    public String name() {
        return FileText.name(path);
    }
}
