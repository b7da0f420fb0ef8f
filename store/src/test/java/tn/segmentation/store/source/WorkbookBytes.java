package tn.segmentation.store.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** A workbook, part by part as Excel writes them, for tests that need to know each byte. */
final class WorkbookBytes {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private record Sheet(String name, String state, String columns, String rows) {}

    private final List<Sheet> sheets = new ArrayList<>();
    private String shared = "";
    private String prologue = "";
    private boolean date1904;
    private final List<String> formats = new ArrayList<>();

    /** Adds a sheet of rows; state is {@code visible}, {@code hidden} or {@code veryHidden}. */
    WorkbookBytes sheet(String name, String state, String rows) {
        return sheet(name, state, "", rows);
    }

    /** Adds a sheet of rows that says something of its columns. */
    WorkbookBytes sheet(String name, String state, String columns, String rows) {
        sheets.add(new Sheet(name, state, columns, rows));
        return this;
    }

    WorkbookBytes shared(String items) {
        shared = items;
        return this;
    }

    WorkbookBytes startingIn1904() {
        date1904 = true;
        return this;
    }

    /** Puts something before the root of each sheet. */
    WorkbookBytes prologue(String text) {
        prologue = text;
        return this;
    }

    /** Adds a format of numbers; returns the style of cells that have it. */
    int format(String letters) {
        formats.add(letters.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;"));
        return STYLES_OF_ALL + formats.size() - 1;
    }

    byte[] bytes() {
        String types = "<Types>" + part("workbook.xml", "sheet.main") + part("styles.xml", "styles")
                + part("sharedStrings.xml", "sharedStrings") + "</Types>";
        StringBuilder book = new StringBuilder("<workbook xmlns='" + MAIN + "' xmlns:r='" + OFFICE + "'><workbookPr"
                + (date1904 ? " date1904='1'" : "") + "/><sheets>");
        StringBuilder relations = new StringBuilder("<Relationships>");
        for (int i = 0; i < sheets.size(); i++) {
            Sheet sheet = sheets.get(i);
            book.append("<sheet name='%s' sheetId='%d' state='%s' r:id='rId%d'/>"
                    .formatted(sheet.name(), i + 1, sheet.state(), i));
            relations.append("<Relationship Id='rId%d' Type='%s/worksheet' Target='worksheets/sheet%d.xml'/>"
                    .formatted(i, OFFICE, i));
        }
        return SourceFile.zip(out -> {
            SourceFile.entry(out, "[Content_Types].xml", types.getBytes(UTF_8));
            SourceFile.entry(out, "xl/workbook.xml", (book + "</sheets></workbook>").getBytes(UTF_8));
            SourceFile.entry(out, "xl/_rels/workbook.xml.rels", (relations + "</Relationships>").getBytes(UTF_8));
            SourceFile.entry(out, "xl/styles.xml", styles().getBytes(UTF_8));
            SourceFile.entry(
                    out, "xl/sharedStrings.xml", ("<sst xmlns='" + MAIN + "'>" + shared + "</sst>").getBytes(UTF_8));
            for (int i = 0; i < sheets.size(); i++) {
                String sheet = prologue + "<worksheet xmlns='" + MAIN + "'><cols>"
                        + sheets.get(i).columns() + "</cols><sheetData>"
                        + sheets.get(i).rows()
                        + "</sheetData></worksheet>";
                SourceFile.entry(out, "xl/worksheets/sheet" + i + ".xml", sheet.getBytes(UTF_8));
            }
        });
    }

    private String styles() {
        StringBuilder numbers = new StringBuilder(NUMBERS);
        StringBuilder cells = new StringBuilder(CELLS);
        for (int i = 0; i < formats.size(); i++) {
            numbers.append("<numFmt numFmtId='%d' formatCode='%s'/>".formatted(200 + i, formats.get(i)));
            cells.append("<xf numFmtId='%d'/>".formatted(200 + i));
        }
        return "<styleSheet><numFmts>" + numbers + "</numFmts><cellXfs>" + cells + "</cellXfs></styleSheet>";
    }

    private static final int STYLES_OF_ALL = 6;

    /** Formats of cells: 0 none, 1 a date, 2 a moment, 3 a time, 4 money with a quoted unit, 5 a date in words. */
    private static final String CELLS =
            "<xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='22'/><xf numFmtId='21'/><xf numFmtId='164'/>"
                    + "<xf numFmtId='165'/>";

    private static final String NUMBERS = "<numFmt numFmtId='164' formatCode='#,##0.000\\ &quot;dinars&quot;'/>"
            + "<numFmt numFmtId='165' formatCode='[$-40C]d\\ mmmm\\ yyyy;@'/>";

    private static String part(String name, String type) {
        return "<Override PartName='/xl/" + name + "' ContentType='" + TYPES + type + "+xml'/>";
    }
}
