package tn.segmentation.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An empty folder that is gone afterwards. */
final class Scratch implements AutoCloseable {

    private final Path folder;

    Scratch() throws IOException {
        folder = Files.createTempDirectory("reading");
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        Files.delete(folder);
    }
}
