package tn.segmentation.store.input;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What was understood of a file, before anything is computed. JSON keys are snake_case.
 *
 * @param file its name, without the folder
 * @param sha256 of its bytes, hexadecimal
 * @param bytes its size
 * @param encoding {@code UTF-8}, {@code UTF-16LE}, {@code UTF-16BE} or {@code windows-1252}
 * @param delimiter one character
 * @param layout how records are laid out, and why the delimiter is that one
 * @param decimalComma columns whose numbers are written with a decimal comma
 * @param compressed whether the file was gzip
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
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Verdict(
        String file,
        String sha256,
        long bytes,
        String encoding,
        String delimiter,
        Layout layout,
        List<String> decimalComma,
        boolean compressed,
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
        boolean synthetic) {}
