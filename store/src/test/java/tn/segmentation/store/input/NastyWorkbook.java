package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook of one sheet, written from lines: the form of their cells stands in the README of the nasty files. */
final class NastyWorkbook {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static final Pattern FORMATTED = Pattern.compile("(.*)\\{(.*)}");

    private final List<String> formats = new ArrayList<>(List.of("General"));

    private NastyWorkbook() {}

    /** Returns the bytes of a workbook. */
    static byte[] of(List<String> lines, boolean recalculated) {
        NastyWorkbook book = new NastyWorkbook();
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < lines.size(); row++) {
            rows.append("<row r='").append(row + 1).append("'>");
            String[] cells = lines.get(row).split(" \\| ", -1);
            for (int column = 0; column < cells.length; column++) {
                rows.append(book.cell("" + (char) ('A' + column) + (row + 1), cells[column].strip()));
            }
            rows.append("</row>");
        }
        return book.bytes(rows.toString(), recalculated ? "<calcPr calcId='124519' fullCalcOnLoad='1'/>" : "");
    }

    /** Returns the bytes of a workbook of these rows. */
    static byte[] ofRows(String rows) {
        return new NastyWorkbook().bytes(rows, "");
    }

    private String cell(String place, String cell) {
        if (cell.isEmpty()) {
            return "";
        }
        String open = "<c r='" + place + "'";
        String content = cell.substring(1);
        return switch (cell.charAt(0)) {
            case '#' -> number(open, content);
            case '!' -> open + " t='e'><v>" + content + "</v></c>";
            case '?' -> open + " t='b'><v>" + content + "</v></c>";
            case '=' -> formula(open, content);
            default -> text(open, cell.startsWith("'") ? content : cell);
        };
    }

    private String number(String open, String content) {
        Matcher formatted = FORMATTED.matcher(content);
        if (!formatted.matches()) {
            return open + "><v>" + content + "</v></c>";
        }
        String format = formatted.group(2);
        if (!formats.contains(format)) {
            formats.add(format);
        }
        return open + " s='" + formats.indexOf(format) + "'><v>" + formatted.group(1) + "</v></c>";
    }

    private static String formula(String open, String content) {
        String[] parts = content.split(" ->", 2);
        String formula = "<f>" + escaped(parts[0]) + "</f>";
        if (parts.length == 1) {
            return open + ">" + formula + "</c>";
        }
        String result = parts[1].strip();
        if (result.startsWith("'")) {
            return open + " t='str'>" + formula + "<v>" + escaped(result.substring(1)) + "</v></c>";
        }
        return open + ">" + formula + "<v>" + result + "</v></c>";
    }

    private static String text(String open, String text) {
        return open + " t='inlineStr'><is><t xml:space='preserve'>" + escaped(text) + "</t></is></c>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;")
                .replace("'", "&apos;")
                .replace("\\t", "&#9;")
                .replace("\\n", "&#10;");
    }

    private String styles() {
        StringBuilder styles = new StringBuilder("<styleSheet xmlns='" + MAIN + "'><numFmts>");
        StringBuilder cells = new StringBuilder("</numFmts><cellXfs>");
        for (int i = 0; i < formats.size(); i++) {
            int id = i == 0 ? 0 : 163 + i;
            if (i > 0) {
                styles.append("<numFmt numFmtId='%d' formatCode='%s'/>".formatted(id, escaped(formats.get(i))));
            }
            cells.append("<xf numFmtId='").append(id).append("'/>");
        }
        return styles.append(cells).append("</cellXfs></styleSheet>").toString();
    }

    private byte[] bytes(String rows, String calculation) {
        String type = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "[Content_Types].xml",
                "<Types><Override PartName='/xl/styles.xml' ContentType='" + type + "'/></Types>");
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns='" + MAIN + "' xmlns:r='" + OFFICE
                        + "'><sheets><sheet name='S' sheetId='1' r:id='a'/></sheets>" + calculation + "</workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id='a' Target='worksheets/sheet1.xml'/></Relationships>");
        parts.put("xl/styles.xml", styles());
        parts.put(
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns='" + MAIN + "'><sheetData>" + rows + "</sheetData></worksheet>");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                out.putNextEntry(new ZipEntry(part.getKey()));
                out.write(part.getValue().getBytes(UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
