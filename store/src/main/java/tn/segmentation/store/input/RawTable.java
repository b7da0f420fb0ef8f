package tn.segmentation.store.input;

import static java.util.stream.Collectors.joining;
import static tn.segmentation.store.duckdb.DuckDb.quote;

import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The records of a copy in DuckDB, in the order of the file: {@code _line}, {@code _cells} (null in a well-formed
 * record), {@code c0}, {@code c1}, ... as texts (null when empty), {@code _repeated}. A temporary table: it is not
 * worth compressing.
 */
final class RawTable {

    static final String NAME = "raw";

    private RawTable() {}

    /**
     * Loads a copy.
     *
     * @throws UnreadableTable if DuckDB does not find in it what was written
     */
    static void load(String file, RawCopy copy, Query query) {
        String types = Stream.concat(Stream.of("_line", "_cells"), cells(copy).map(c -> "c" + c))
                .map(name -> quote(name) + ": " + quote(name.startsWith("_") ? "BIGINT" : "VARCHAR"))
                .collect(joining(", ", "{", "}"));
        // Everything is said, nothing detected. One thread where a record takes several lines: DuckDB cuts the file
        // into blocks at line ends.
        int longest = Math.max(copy.longest() + 1, 1 << 21);
        query.execute("CREATE TEMP TABLE " + NAME + " AS SELECT *, false AS _repeated FROM read_csv("
                + quote(copy.path().toString())
                + ", auto_detect = false, header = false, delim = '" + RawCopy.SEPARATOR
                + "', quote = '\"', escape = '\"', new_line = '\\n', comment = '', nullstr = '', skip = 0"
                + ", strict_mode = true, null_padding = false, ignore_errors = false, encoding = 'utf-8'"
                + ", compression = 'none', max_line_size = " + longest
                + ", buffer_size = " + Math.max(4L * longest, 1 << 25)
                + ", parallel = " + !copy.severalLines() + ", columns = " + types + ")");
        long read = query.number("SELECT count(*) FROM " + NAME);
        if (read != copy.records() || cellBytes(copy, query) != copy.cellBytes()) {
            throw new UnreadableTable(
                    "records_disagree", Map.of("file", file, "counted", copy.records(), "read", read));
        }
    }

    /** Adds up in Java: one expression over all columns is nested deeper than DuckDB can bear. */
    private static long cellBytes(RawCopy copy, Query query) {
        int columns = copy.header().size();
        String sums = cells(copy).map(c -> "sum(strlen(c" + c + "))").collect(joining(", "));
        long[] bytes = new long[1];
        query.run("SELECT " + sums + " FROM " + NAME, row -> {
            row.next();
            for (int i = 1; i <= columns; i++) {
                bytes[0] += row.getLong(i);
            }
        });
        return bytes[0];
    }

    private static Stream<Integer> cells(RawCopy copy) {
        return IntStream.range(0, copy.header().size()).boxed();
    }
}
