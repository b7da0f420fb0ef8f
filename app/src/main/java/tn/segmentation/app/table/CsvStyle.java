package tn.segmentation.app.table;

/**
 * How a CSV is written.
 *
 * @param separator between cells: {@code ;} or {@code ,}
 * @param decimal mark of numbers: {@code ,} or {@code .}; never the separator
 * @param mark whether the file begins with the byte order mark, by which Excel knows that it is UTF-8
 */
public record CsvStyle(char separator, char decimal, boolean mark) {

    /** What a French Excel opens as a table by a double click. */
    public static final CsvStyle FRENCH_EXCEL = new CsvStyle(';', ',', true);

    /** What programs read, and an English Excel. */
    public static final CsvStyle ENGLISH_EXCEL = new CsvStyle(',', '.', true);
}
