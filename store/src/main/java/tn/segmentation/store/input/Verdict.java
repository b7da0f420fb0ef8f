package tn.segmentation.store.input;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.engine.Finding;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What was understood of a file, before anything is computed. JSON keys are snake_case.
 *
 * @param file its name, without the folder
 * @param sha256 of its bytes, hexadecimal
 * @param bytes its size
 * @param encoding {@code UTF-8}, {@code UTF-16LE}, {@code UTF-16BE}, {@code windows-1252}, {@code windows-1256} or
 *     {@code ISO-8859-6}
 * @param delimiter one character
 * @param decimalComma columns whose numbers are written with a decimal comma
 * @param container what the table was wrapped in: {@code none}, {@code gzip}, {@code zip}, {@code xlsx} or
 *     {@code parquet}
 * @param header the headers as the file writes them
 * @param columns field or column name to the header it was recognised in; what is not listed is kept as it is
 * @param idColumn the header of the id, absent when customers are identified by their line
 * @param features columns that segment, in order
 * @param descriptive columns that are only profiled, in order
 * @param rowsRead records in the file, header not counted
 * @param rowsAccepted records without a bad cell
 * @param rowsRejected records with at least one
 * @param rowsImputed accepted records with at least one value filled in
 * @param imputed values to be filled in per column that has some
 * @param rejectsByReason bad cells per reason
 * @param decimalsInIntegers cells with decimals in columns that the specification types as integers; kept as they are
 * @param synthetic whether the file says that its data are fictitious
 * @param recognised what was found out about how the file is written, and why
 * @param decisions what is to be decided before the file can be segmented
 * @param empty what was said of empty cells: per column, {@code zero}, {@code unknown}, {@code median} or
 *     {@code reject}
 * @param warnings what a reader has to know, not in the JSON: {@code described_only} (column, missing, share) of a
 *     feature of which too much is missing to segment by it, {@code mostly_missing} (the same) of one that the user
 *     insists on, {@code empty_rejected} (the same) where empty cells are rejected and nobody said what they mean,
 *     {@code column_left_out} (column, field, taken) of one with the name of a field that another column is,
 *     {@code column_perhaps} (column, field) of one that speaks of a field that no column is, {@code no_id} where no
 *     column identifies customers: then none is noticed who is there twice, {@code other_unit_said} (line, said) where
 *     a line above the records speaks of another unit, {@code column_other_unit} (column, field) of one with the name
 *     of a field in another unit, {@code answer_remembered} (column, answer) where an answer was given about an earlier
 *     file, {@code hidden_rows} (count), {@code hidden_columns} (columns) and {@code hidden_sheets} (sheets) of a
 *     workbook: the first two were read, the last were not
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Verdict(
        String file,
        String sha256,
        long bytes,
        String encoding,
        String delimiter,
        List<String> decimalComma,
        String container,
        List<String> header,
        Map<String, String> columns,
        @Nullable String idColumn,
        List<String> features,
        List<String> descriptive,
        long rowsRead,
        long rowsAccepted,
        long rowsRejected,
        long rowsImputed,
        Map<String, Long> imputed,
        Map<String, Long> rejectsByReason,
        Map<String, Long> decimalsInIntegers,
        boolean synthetic,
        List<Recognised> recognised,
        List<Decision> decisions,
        Map<String, String> empty,
        @JsonIgnore List<Finding> warnings) {}
