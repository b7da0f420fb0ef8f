package tn.segmentation.app.sample;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.BitSet;
import java.util.List;

/** The three files of one month, in one folder. */
final class MonthFiles {

    /** Share of the records that carry a defect. */
    static final double DEFECTS = .02;

    private static final long SPOILING = 1;
    private static final int HEADER_LINES = 1;

    private final Path folder;
    private final Population population;

    MonthFiles(Path folder, Population population) {
        this.folder = folder;
        this.population = population;
    }

    /** Writes them and returns the file of lines. */
    Path write() {
        try {
            Files.createDirectories(folder);
            publish("verite", this::writeTruth);
            try (Draft defects = new Draft("defauts")) {
                Path lines = publish("lignes", out -> writeLines(out, defects.out));
                defects.publish();
                return lines;
            }
        } catch (IOException e) {
            throw new UnwritableSample(folder, e);
        }
    }

    private void writeTruth(BufferedWriter out) throws IOException {
        out.write("id_client,kind,moved_from\n");
        for (int i = 0; i < population.size(); i++) {
            population.checkCancelled(i);
            Line line = population.line(i);
            Kind before = line.movedFrom();
            out.write(line.id() + "," + line.kind().code() + "," + (before == null ? "" : before.code()) + "\n");
        }
    }

    private void writeLines(BufferedWriter out, BufferedWriter defects) throws IOException {
        out.write("id_client,age,montant_consommation,nombre_appels,volume_data,nombre_sms,donnees_fictives\n");
        defects.write("line,column,defect,outcome\n");
        Draws draws = population.draws(SPOILING);
        int size = population.size();
        Selection spoilt = new Selection((int) StrictMath.rint(DEFECTS * size), size);
        BitSet sound = new BitSet(size);
        int turn = 0;
        for (int i = 0; i < size; i++) {
            population.checkCancelled(i);
            List<String> cells = cells(population.line(i));
            if (!spoilt.takes(draws.uniform())) {
                sound.set(i);
                out.write(String.join(",", cells) + "\n");
                continue;
            }
            Defect defect = Defect.ALL.get(turn++ % Defect.ALL.size());
            if (defect == Defect.DUPLICATE_ID && sound.isEmpty()) {
                defect = Defect.EMPTY_ID;
            }
            String otherId = sound.isEmpty()
                    ? ""
                    : population.line(soundOne(sound, draws)).id();
            out.write(defect.spoil(cells, otherId) + "\n");
            defects.write((i + 1 + HEADER_LINES) + "," + defect.column() + "," + defect.code() + "," + defect.outcome()
                    + "\n");
        }
    }

    private static int soundOne(BitSet sound, Draws draws) {
        return sound.nextSetBit((int) (draws.uniform() * sound.length()));
    }

    private static List<String> cells(Line line) {
        return List.of(
                line.id(),
                Integer.toString(line.age()),
                decimal(line.millimes()),
                Integer.toString(line.calls()),
                decimal(line.megabytes()),
                Integer.toString(line.texts()),
                "oui");
    }

    private static String decimal(long thousandths) {
        String rest = Long.toString(1000 + thousandths % 1000);
        return thousandths / 1000 + "." + rest.substring(1);
    }

    private Path publish(String name, Content content) throws IOException {
        try (Draft draft = new Draft(name)) {
            content.write(draft.out);
            return draft.publish();
        }
    }

    private interface Content {
        void write(BufferedWriter out) throws IOException;
    }

    /** A file under a temporary name, gone when it is closed without having been published. */
    private final class Draft implements AutoCloseable {

        private final Path file;
        private final Path temporary;
        private final BufferedWriter out;

        Draft(String name) throws IOException {
            String fileName = name + "-" + population.month() + ".csv";
            file = folder.resolve(fileName);
            // the process id keeps two that write the same sample apart
            temporary = folder.resolve(
                    "." + fileName + "." + ProcessHandle.current().pid() + ".tmp");
            out = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8);
        }

        Path publish() throws IOException {
            out.close();
            if (!Files.isRegularFile(file) || Files.mismatch(file, temporary) >= 0) {
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return file;
        }

        @Override
        public void close() throws IOException {
            // a full disk refuses the rest of the file, and gets its room back all the same
            try {
                out.close();
            } finally {
                Files.deleteIfExists(temporary);
            }
        }
    }
}
