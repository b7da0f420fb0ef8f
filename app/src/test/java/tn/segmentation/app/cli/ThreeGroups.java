package tn.segmentation.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of sixty lines in which there are three groups, by age and by what is spent. */
final class ThreeGroups {

    private ThreeGroups() {}

    /**
     * Writes it.
     *
     * @param more what everybody spends beyond
     */
    static void write(Path file, int more) throws IOException {
        StringBuilder csv = new StringBuilder("age,montant_consommation\n");
        for (int i = 0; i < 60; i++) {
            int group = i % 3;
            csv.append(20 + 20 * group + i % 4).append(',');
            csv.append(more + 50 * group + i % 5).append('\n');
        }
        Files.writeString(file, csv);
    }
}
