package tn.segmentation.app.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reads the centers that iteration starts from: a CSV with a header of features and one row per segment, raw units. */
final class InitialCenters {

    private final Path file;
    private final List<String> lines;

    private InitialCenters(Path file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    /**
     * Reads a file.
     *
     * @param features the order that the coordinates are wanted in
     * @throws UnusableCenters if it is not such a CSV, or lacks a feature
     */
    static List<double[]> read(Path file, List<String> features) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new UnusableCenters("centers_unreadable", Map.of("file", file.toString()));
        }
        if (lines.isEmpty()) {
            throw new UnusableCenters("centers_unreadable", Map.of("file", file.toString()));
        }
        return new InitialCenters(file, lines).rows(features);
    }

    private List<double[]> rows(List<String> features) {
        List<String> header = cells(lines.get(0));
        int[] positions = new int[features.size()];
        for (int j = 0; j < positions.length; j++) {
            positions[j] = header.indexOf(features.get(j));
            if (positions[j] < 0) {
                throw new UnusableCenters(
                        "centers_missing_feature",
                        Map.of("file", file.toString(), "feature", features.get(j), "columns", header.toString()));
            }
        }
        List<double[]> centers = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                centers.add(row(i + 1, cells(lines.get(i)), header, positions));
            }
        }
        return centers;
    }

    private double[] row(int line, List<String> cells, List<String> header, int[] positions) {
        if (cells.size() != header.size()) {
            throw new UnusableCenters(
                    "centers_row_length",
                    Map.of("file", file.toString(), "line", line, "expected", header.size(), "found", cells.size()));
        }
        double[] center = new double[positions.length];
        for (int j = 0; j < positions.length; j++) {
            center[j] = number(line, header.get(positions[j]), cells.get(positions[j]));
        }
        return center;
    }

    private double number(int line, String column, String cell) {
        try {
            double value = Double.parseDouble(cell);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // The same sentence serves for infinities.
        }
        throw new UnusableCenters(
                "centers_not_a_number", Map.of("file", file.toString(), "line", line, "column", column, "value", cell));
    }

    private static List<String> cells(String line) {
        String text = line.startsWith("\ufeff") ? line.substring(1) : line;
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(cell -> cell.length() >= 2 && cell.startsWith("\"") && cell.endsWith("\"")
                        ? cell.substring(1, cell.length() - 1)
                        : cell)
                .toList();
    }
}
