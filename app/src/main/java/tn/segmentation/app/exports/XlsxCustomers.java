package tn.segmentation.app.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.customers.Customer;

/**
 * Customers as a workbook. Ids and other texts are cells of text, so that digits stay as they are; numbers are numbers.
 * Where a sheet is full, a next one begins with the same header.
 */
final class XlsxCustomers implements CustomerWriter {

    /** Rows of a sheet beside its header, as Excel has them. */
    static final int MOST_ROWS = 1_048_575;

    /** So many rows are held before they are written. */
    private static final int HELD = 500;

    private static final String APPLICATION = "Segmentation";
    private static final String APPLICATION_VERSION = "1.0";

    private final Workbook workbook;
    private final ExportColumns columns;
    private final Names names;
    private final int mostRows;
    private int sheets;
    private int row;
    private Worksheet sheet;

    /**
     * What sheets are called.
     *
     * @param sheet the first one; the others have a number behind it
     * @param lastSheet an empty one at the end, for what its name says; empty for none
     */
    record Names(String sheet, String lastSheet) {}

    /** Begins the file, with sheets of so many customers at most. */
    XlsxCustomers(OutputStream out, ExportColumns columns, Names names, int mostRows) {
        this.workbook = new Workbook(out, APPLICATION, APPLICATION_VERSION);
        this.columns = columns;
        this.names = names;
        this.mostRows = mostRows;
        this.sheet = begin();
    }

    private Worksheet begin() {
        sheets++;
        row = 0;
        Worksheet next = workbook.newWorksheet(sheets == 1 ? names.sheet() : names.sheet() + " " + sheets);
        put(next, columns.header());
        next.freezePane(0, 1);
        return next;
    }

    @Override
    public void write(Customer customer) throws IOException {
        if (row > mostRows) {
            sheet.finish();
            sheet = begin();
        }
        put(sheet, columns.cells(customer));
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
            last.inlineString(0, 0, names.lastSheet());
            last.finish();
        }
        workbook.finish();
    }
}
