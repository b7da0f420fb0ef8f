package tn.segmentation.store.source;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.data.Refusal;
import tn.segmentation.core.progress.Cancelled;
import tn.segmentation.core.progress.Progress;

/** The one sheet with a table of an XLSX workbook, row after row. Hidden rows and columns are like any other. */
final class Workbook {

    /** The header is looked for in so many rows. */
    private static final int FIRST_ROWS = 100;

    /**
     * The header is the first row that has this share of the cells of the fullest but one: titles above it have fewer.
     */
    private static final double HEADER = 0.8;

    /** Progress is reported every so many rows. */
    private static final int REPORTED = 1 << 12;

    private final String file;
    private final WorkbookCheck checked;
    private final TextCopy copy;
    private final Progress progress;
    private final CellText texts;
    private final long rows;
    private int width;
    private int widest;
    private long hiddenRows;

    private Workbook(String file, WorkbookCheck checked, TextCopy copy, Progress progress) {
        this.file = file;
        this.checked = checked;
        this.texts = new CellText(checked.results());
        this.rows = checked.rows();
        this.copy = copy;
        this.progress = progress;
    }

    /** Returns whether an archive is a workbook, of whatever version. */
    static boolean is(ZipFile zip) {
        return zip.getEntry("[Content_Types].xml") != null || zip.getEntry("mimetype") != null;
    }

    /**
     * Writes the table of a workbook as text.
     *
     * @throws UnreadableTable if there is not exactly one, or the workbook cannot be read safely
     */
    static void copy(Path path, ZipFile zip, FileAnswers told, TextCopy copy, Progress progress) throws IOException {
        String file = FileText.name(path);
        if (zip.getEntry("xl/workbook.bin") != null || zip.getEntry("mimetype") != null) {
            throw new UnreadableTable("workbook_unknown", Map.of("file", file));
        }
        if (zip.getEntry("word/document.xml") != null || zip.getEntry("ppt/presentation.xml") != null) {
            throw new UnreadableTable("file_binary", Map.of("file", file));
        }
        WorkbookCheck checked = new WorkbookCheck(file, Files.size(path), progress, copy);
        checked.check(zip);
        try (ReadableWorkbook book = new ReadableWorkbook(path.toFile(), new ReadingOptions(hasStyles(zip), true))) {
            new Workbook(file, checked, copy, progress).write(book, told.sheet());
        } catch (Refusal | Cancelled e) {
            throw e;
        } catch (RuntimeException e) {
            // Whatever the reader stumbles over, it is the file that is not as it should be.
            throw new UnreadableTable("xlsx_damaged", Map.of("file", file));
        }
        copy.finish();
    }

    /** The reader looks for the formats of cells wherever it is asked to, and fails where there are none. */
    private static boolean hasStyles(ZipFile zip) {
        return zip.getEntry("xl/styles.xml") != null;
    }

    private void write(ReadableWorkbook book, @Nullable String wanted) throws IOException {
        Sheet sheet = sheet(book, wanted);
        try (Stream<Row> rows = sheet.openStream()) {
            Iterator<Row> all = rows.iterator();
            List<Row> first = new ArrayList<>();
            while (all.hasNext() && first.size() < FIRST_ROWS) {
                Row row = all.next();
                if (filled(row) > 0) {
                    first.add(row);
                }
            }
            int header = header(first);
            for (int i = 0; i < first.size(); i++) {
                width = i == header ? end(first.get(i)) : width;
                write(first.get(i));
            }
            while (all.hasNext()) {
                progress.checkCancelled();
                write(all.next());
            }
        }
        List<Integer> columns = checked.hiddenColumns(sheet.getId(), widest);
        copy.hide(new Hidden(hiddenRows, columns, hiddenSheets(book, sheet)));
    }

    private List<String> hiddenSheets(ReadableWorkbook book, Sheet read) throws IOException {
        List<String> names = new ArrayList<>();
        for (Sheet sheet : book.getSheets().toList()) {
            boolean isHidden = sheet.getVisibility() != SheetVisibility.VISIBLE && sheet.getIndex() != read.getIndex();
            if (isHidden && hasCells(sheet)) {
                names.add(sheet.getName());
            }
        }
        return names;
    }

    private Sheet sheet(ReadableWorkbook book, @Nullable String wanted) throws IOException {
        if (wanted != null) {
            String sheets = names(book.getSheets().toList());
            return book.findSheet(wanted)
                    .orElseThrow(() -> new UnreadableTable(
                            "sheet_unknown", Map.of("file", file, "sheet", wanted, "sheets", sheets)));
        }
        List<Sheet> tables = new ArrayList<>();
        for (Sheet sheet : book.getSheets().toList()) {
            if (sheet.getVisibility() == SheetVisibility.VISIBLE && hasCells(sheet)) {
                tables.add(sheet);
            }
        }
        if (tables.isEmpty()) {
            throw new UnreadableTable("file_empty", Map.of("file", file));
        }
        if (tables.size() > 1) {
            throw new UnreadableTable("sheets_several", Map.of("file", file, "sheets", names(tables)));
        }
        return tables.get(0);
    }

    private static String names(List<Sheet> sheets) {
        return sheets.stream().map(Sheet::getName).collect(joining(", "));
    }

    private boolean hasCells(Sheet sheet) throws IOException {
        try (Stream<Row> rows = sheet.openStream()) {
            return rows.anyMatch(row -> filled(row) > 0);
        }
    }

    private int header(List<Row> rows) {
        int[] filled = rows.stream().mapToInt(this::filled).sorted().toArray();
        // One row may be fuller than the table: it has a remark beside it.
        int most = filled[Math.max(0, filled.length - 2)];
        int header = 0;
        while (filled(rows.get(header)) < HEADER * most) {
            header++;
        }
        return header;
    }

    /** Rows that are not in the file are empty lines, so that lines are the rows that Excel shows. */
    private void write(Row row) throws IOException {
        int end = end(row);
        if (end == 0) {
            return;
        }
        hiddenRows += row.isHidden() ? 1 : 0;
        widest = Math.max(widest, end);
        while (copy.line() < row.getRowNum()) {
            copy.endRecord();
        }
        for (int column = 0; column < Math.max(end, width); column++) {
            String text = text(row, column);
            if (column < row.getCellCount() && texts.isText(row.getCell(column))) {
                copy.text(text);
            } else {
                copy.cell(text);
            }
        }
        copy.endRecord();
        if (copy.line() % REPORTED == 0) {
            copy.report(progress, WorkbookCheck.SHARE + (1 - WorkbookCheck.SHARE) * copy.line() / rows);
        }
    }

    private int filled(Row row) {
        int filled = 0;
        for (int column = 0; column < row.getCellCount(); column++) {
            filled += text(row, column).isEmpty() ? 0 : 1;
        }
        return filled;
    }

    private int end(Row row) {
        int end = row.getCellCount();
        while (end > 0 && text(row, end - 1).isEmpty()) {
            end--;
        }
        return end;
    }

    private String text(Row row, int column) {
        return column < row.getCellCount() ? texts.of(row.getCell(column)) : "";
    }
}
