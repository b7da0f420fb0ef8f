package tn.segmentation.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A table for a terminal. */
final class TextTable {

    private static final String GAP = "  ";

    private final Set<Integer> rightAligned;
    private final List<List<String>> rows = new ArrayList<>();

    /** Starts a table; columns are counted from 0. */
    TextTable(List<String> header, Set<Integer> rightAligned) {
        this.rightAligned = Set.copyOf(rightAligned);
        rows.add(List.copyOf(header));
    }

    void add(List<String> row) {
        if (row.size() != rows.get(0).size()) {
            throw new IllegalArgumentException(row + " does not match " + rows.get(0));
        }
        rows.add(List.copyOf(row));
    }

    /** Returns the lines, a rule below the header, no blanks at their ends. */
    List<String> lines() {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int j = 0; j < widths.length; j++) {
                widths[j] = Math.max(widths[j], width(row.get(j)));
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            lines.add(line(row, widths));
            if (lines.size() == 1) {
                int total = GAP.length() * (widths.length - 1);
                for (int width : widths) {
                    total += width;
                }
                lines.add("-".repeat(total));
            }
        }
        return lines;
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int j = 0; j < widths.length; j++) {
            String blanks = " ".repeat(widths[j] - width(row.get(j)));
            line.append(j == 0 ? "" : GAP);
            line.append(rightAligned.contains(j) ? blanks + row.get(j) : row.get(j) + blanks);
        }
        return line.toString().stripTrailing();
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
