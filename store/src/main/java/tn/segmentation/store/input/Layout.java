package tn.segmentation.store.input;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * How a file lays out its records, and why it is read like that. JSON keys are snake_case.
 *
 * @param recordsSeen how many of the first records were looked at, titles above them left aside
 * @param recordsEven how many of those have as many cells as most have: the reason for the separator
 * @param cells that most of them have
 * @param separatorLine whether the file names its separator itself, in a line {@code sep=;}
 * @param quotes {@code doubled} ({@code ""} inside a cell in quotes is one), {@code backslash} ({@code \"}) or
 *     {@code single} (cells are enclosed in {@code '})
 * @param headerLine line of the header, absent when there is none
 * @param skippedLines lines above the header, or above the first record, that are left out: titles and blank ones; 0
 *     where there are only blank ones
 * @param trailingDelimiter whether lines end with a separator behind which there is no column
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Layout(
        int recordsSeen,
        int recordsEven,
        int cells,
        boolean separatorLine,
        String quotes,
        @Nullable Long headerLine,
        long skippedLines,
        boolean trailingDelimiter) {

    /** Returns the layout of a file whose later records show that quotes stand behind backslashes. */
    Layout withBackslashes() {
        return new Layout(
                recordsSeen,
                recordsEven,
                cells,
                separatorLine,
                "backslash",
                headerLine,
                skippedLines,
                trailingDelimiter);
    }
}
