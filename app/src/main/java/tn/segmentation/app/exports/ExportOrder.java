package tn.segmentation.app.exports;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.customers.CustomerFilter;
import tn.segmentation.app.problem.RequestObject;
import tn.segmentation.app.table.CsvStyle;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which customers somebody wants in a file, and what for.
 *
 * @param run id of the run; null for the published one
 * @param filter everybody where none is given
 * @param format of the file
 * @param columns of the file that the run was made of, beside what is always there; null for all of them
 * @param csv how a CSV is written; as a French Excel reads it where nothing is said
 * @param purpose what the file is for, 5 to 200 characters
 */
public record ExportOrder(
        @Nullable String run,
        CustomerFilter filter,
        ExportFormat format,
        @Nullable List<String> columns,
        CsvStyle csv,
        String purpose) {

    private static final int LONGEST = 200_000;
    private static final int LONGEST_NAME = 500;
    private static final int MOST_COLUMNS = 2_000;

    /** Reads an order. */
    static ExportOrder read(InputStream json) throws IOException {
        RequestObject request = RequestObject.read(json, LONGEST);
        request.requireOnly("run", "filter", "format", "columns", "separator", "decimal", "bom", "purpose");
        return new ExportOrder(
                request.text("run", LONGEST_NAME),
                CustomerFilter.in(request),
                format(request),
                request.has("columns") ? request.texts("columns", MOST_COLUMNS, LONGEST_NAME) : null,
                csv(request),
                request.requirePurpose("purpose"));
    }

    /** Returns the same order about a run. */
    ExportOrder about(String id) {
        return new ExportOrder(id, filter, format, columns, csv, purpose);
    }

    /** Returns a request that says the same. */
    String json() {
        Map<String, Object> request = new LinkedHashMap<>();
        if (run != null) {
            request.put("run", run);
        }
        request.put("filter", filter);
        request.put("format", format.word());
        if (columns != null) {
            request.put("columns", columns);
        }
        request.put("separator", String.valueOf(csv.separator()));
        request.put("decimal", String.valueOf(csv.decimal()));
        request.put("bom", csv.mark());
        request.put("purpose", purpose);
        return JsonMapper.shared().writeValueAsString(request);
    }

    private static ExportFormat format(RequestObject request) {
        String word = request.requireText("format", LONGEST_NAME);
        return Arrays.stream(ExportFormat.values())
                .filter(format -> format.word().equals(word))
                .findFirst()
                .orElseThrow(() -> request.unknown("format"));
    }

    private static CsvStyle csv(RequestObject request) {
        CsvStyle usual = CsvStyle.FRENCH_EXCEL;
        char separator = mark(request, "separator", usual.separator(), ";,");
        char decimal = mark(request, "decimal", usual.decimal(), ",.");
        if (separator == decimal) {
            throw request.unknown("decimal");
        }
        return new CsvStyle(separator, decimal, request.flag("bom", usual.mark()));
    }

    private static char mark(RequestObject request, String key, char usual, String known) {
        String text = request.text(key, 1);
        if (text == null) {
            return usual;
        }
        if (!known.contains(text)) {
            throw request.unknown(key);
        }
        return text.charAt(0);
    }
}
