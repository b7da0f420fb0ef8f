package tn.segmentation.store.input;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What is in a column. Statistics are of accepted records, and absent in columns that hold no numbers or are only kept.
 *
 * @param header as the file writes it
 * @param name of the column in tables: its field, or its header
 * @param role what becomes of it
 * @param type what its cells are
 * @param missing cells with nothing but blanks, of all records that have as many cells as the header
 * @param zeros values that are 0
 * @param min smallest value
 * @param q1 lower quartile; this and the next two are of type 7, as numpy, pandas and R give them
 * @param median middle value
 * @param q3 upper quartile
 * @param max largest value
 * @param suspicious what looks wrong without being impossible
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ColumnFacts(
        String header,
        String name,
        Role role,
        Type type,
        long missing,
        @Nullable Long zeros,
        @Nullable Double min,
        @Nullable Double q1,
        @Nullable Double median,
        @Nullable Double q3,
        @Nullable Double max,
        List<Suspicion> suspicious) {

    /** Copies the suspicions. */
    public ColumnFacts {
        suspicious = List.copyOf(suspicious);
    }

    /** What becomes of a column. */
    public enum Role {
        /** It names the customer. */
        ID,
        /** It segments. */
        FEATURE,
        /** It is only profiled. */
        DESCRIPTIVE,
        /** It is handed on as it is. */
        KEPT;

        /** Returns the word that stands for it in JSON. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the cells of a column are; nearly all of them: the others are rejects, or left out. */
    public enum Type {
        /** Numbers without decimals. */
        INTEGER,
        /** Numbers, some with decimals. */
        DECIMAL,
        /** Days. */
        DATE,
        /** Anything else; ids always. */
        TEXT,
        /** Nothing. */
        EMPTY;

        /** Returns the word that stands for it in JSON. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What looks wrong.
     *
     * @param code {@code far_outliers} (count, low and high: the range that they lie outside of),
     *     {@code maybe_millimes} and {@code maybe_megabytes} (median), {@code constant} (value), {@code many_missing}
     *     (share, 0 to 1)
     * @param params the values that its sentence names
     * @param examples the most striking cells first, at most five; empty where it is about the column as a whole
     */
    public record Suspicion(String code, Map<String, Object> params, List<StrikingCell> examples) {}

    /**
     * A cell.
     *
     * @param line of its record, as an editor counts
     * @param value the number
     */
    public record StrikingCell(long line, double value) {}
}
