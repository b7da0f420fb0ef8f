package tn.segmentation.app.table;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A table as a workbook. Texts, ids above all, are cells of text, so that digits stay as they are; numbers are numbers.
 * Where a sheet is full, a next one begins with the same header.
 */
public final class XlsxTable implements TableWriter {

    /** What HTTP calls it. */
    public static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** Rows of a sheet beside its header, as Excel has them. */
    public static final int MOST_ROWS = 1_048_575;

    /** So many rows are held before they are written. */
    private static final int HELD = 500;

    private static final String APPLICATION = "Segmentation";
    private static final String APPLICATION_VERSION = "1.0";

    private final Workbook workbook;
    private final List<String> header;
    private final Names names;
    private final int mostRows;
    private int sheets;
    private int row;
    private Worksheet sheet;

    /**
     * What sheets are called.
     *
     * @param sheet the first one; the others have a number behind it
     * @param lastSheet one at the end for what the file says of itself; empty for none
     * @param note what it says
     */
    public record Names(String sheet, String lastSheet, String note) {}

    /**
     * Begins the file.
     *
     * @param header the names of the columns, on each sheet
     * @param mostRows that a sheet has beside its header
     */
    public XlsxTable(OutputStream out, List<String> header, Names names, int mostRows) {
        this.workbook = new Workbook(out, APPLICATION, APPLICATION_VERSION);
        this.header = List.copyOf(header);
        this.names = names;
        this.mostRows = mostRows;
        this.sheet = begin();
    }

    private Worksheet begin() {
        sheets++;
        row = 0;
        Worksheet next = workbook.newWorksheet(sheets == 1 ? names.sheet() : names.sheet() + " " + sheets);
        put(next, header);
        next.freezePane(0, 1);
        return next;
    }

    @Override
    public void write(List<? extends @Nullable Object> cells) throws IOException {
        if (row > mostRows) {
            sheet.finish();
            sheet = begin();
        }
        put(sheet, cells);
        if (row % HELD == 0) {
            sheet.flush();
        }
    }

    private void put(Worksheet target, List<? extends @Nullable Object> cells) {
        for (int i = 0; i < cells.size(); i++) {
            Object cell = cells.get(i);
            if (cell instanceof BigDecimal number) {
                target.value(row, i, number);
            } else if (cell != null) {
                // in place: texts that are shared are all held in memory until the end
                target.inlineString(row, i, SafeText.of(String.valueOf(cell)));
            }
        }
        row++;
    }

    @Override
    public void end() throws IOException {
        sheet.finish();
        if (!names.lastSheet().isEmpty()) {
            Worksheet last = workbook.newWorksheet(names.lastSheet());
            last.inlineString(0, 0, SafeText.of(names.note()));
            last.finish();
        }
        workbook.finish();
    }
}
