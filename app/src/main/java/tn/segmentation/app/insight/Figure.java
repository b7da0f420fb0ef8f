package tn.segmentation.app.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure, complete but for its drawing: renderers (Plotly in the page, Java2D for files) hold no number and no word
 * of their own. All texts are already in the reader's language and number format.
 *
 * @param id stable, used in file names and links: {@code distribution}, {@code profiles}, {@code importance},
 *     {@code feature-<column>}
 * @param kind how it is drawn
 * @param title the finding where there is one, else what is shown
 * @param note what is counted, on how many, from which run; «Données fictives» where they are
 * @param description the text alternative, a sentence or two with the numbers that matter
 * @param unit of the values, for an axis; empty where there is none
 * @param categories see {@link Kind}
 * @param series see {@link Kind}
 * @param table the same numbers as a table
 */
public record Figure(
        String id,
        Kind kind,
        String title,
        String note,
        String description,
        String unit,
        List<String> categories,
        List<Series> series,
        Grid table) {

    /** How a figure is drawn, and what its categories and series are. */
    public enum Kind {
        /** Categories are segments; one series, their sizes; {@link Series#colours} one per segment. */
        DONUT,
        /** Categories are segments; one series per feature, values in standard deviations; zero is neutral. */
        HEATMAP,
        /** Categories are features; one series per segment, values in standard deviations. */
        PROFILE,
        /** Categories are segments; five series: 5 %, 25 %, 50 %, 75 %, 95 %; colours one per segment. */
        BOX,
        /** Not drawn at all: categories are rows, one series per column of numbers, whatever their units. */
        TABLE
    }

    /** Copies the lists. */
    public Figure {
        categories = List.copyOf(categories);
        series = List.copyOf(series);
    }

    /**
     * Numbers that belong together.
     *
     * @param name shown beside them
     * @param values one per category; null where there is none
     * @param texts the same, formatted for reading
     * @param colours {@code #rrggbb}: one for the series, or one per category, or none
     */
    public record Series(String name, List<@Nullable Double> values, List<String> texts, List<String> colours) {}

    /**
     * A table, formatted for reading.
     *
     * @param header one text per column
     * @param rows each as long as the header; the first cell names the row
     * @param rowSegments per row the id of the segment that it is about, empty for another; none where no row is
     * @param columnSegments the same of columns, from the second one on
     */
    public record Grid(
            List<String> header, List<List<String>> rows, List<String> rowSegments, List<String> columnSegments) {

        /** Returns a table whose rows are segments. */
        static Grid bySegment(List<String> header, List<List<String>> rows, List<String> segments) {
            return new Grid(header, rows, segments, List.of());
        }

        /** Returns a table with columns that are segments, behind the first. */
        static Grid acrossSegments(List<String> header, List<List<String>> rows, List<String> segments) {
            return new Grid(header, rows, List.of(), segments);
        }

        /** Returns the segment that a row is about, by its position from 0; empty for none. */
        public String segmentOfRow(int row) {
            return row < rowSegments.size() ? rowSegments.get(row) : "";
        }

        /** Returns the segment that a column is about, by its position from 0; empty for none. */
        public String segmentOfColumn(int column) {
            return column > 0 && column <= columnSegments.size() ? columnSegments.get(column - 1) : "";
        }
    }
}
