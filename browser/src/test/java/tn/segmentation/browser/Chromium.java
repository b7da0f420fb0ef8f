package tn.segmentation.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The browser of this machine. */
final class Chromium {

    /** What serves a page of its own machine, and nothing else: no phoning home, no other protocol. */
    static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final List<String> NAMES =
            List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");

    private Chromium() {}

    /**
     * Returns the program.
     *
     * @param path folders to look in, as the environment variable PATH has them
     */
    static Path in(String path) {
        return Arrays.stream(path.split(java.io.File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(Path.of(folder)::resolve))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("These tests need Chromium, and none of " + NAMES
                        + " is on the PATH (" + path + "). Debian, Ubuntu: sudo apt-get install chromium;"
                        + " macOS: brew install --cask chromium"));
    }
}
