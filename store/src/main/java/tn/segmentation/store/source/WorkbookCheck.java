package tn.segmentation.store.source;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.progress.Progress;

/**
 * Looks through a workbook for what would make reading it take all memory or time: the reader of cells makes room for
 * whatever column a cell says it stands in, and searches for whatever shared text it names.
 */
final class WorkbookCheck {

    private static final int MOST_COLUMNS = 16_384;
    private static final int MOST_ROWS = 1 << 20;

    /** A cell of Excel holds 32,767 characters; here those of a shared text, with all its parts. */
    private static final int LONGEST_TEXT = 1 << 20;

    /** Each is compared with each cell. */
    private static final int MOST_ARRAY_FORMULAS = 1_000;

    /** So much of the time of copying is taken by looking. */
    static final double SHARE = 0.5;

    private final String file;
    private final long fileBytes;
    private final Progress progress;
    private final TextCopy copy;
    private final XMLInputFactory xml = new InputFactoryImpl();
    private long expected;
    private long unpacked;
    private long sharedTexts = Long.MAX_VALUE;
    private long highestShared = -1;
    private int arrayFormulas;
    private long rows;
    private boolean isToBeComputed;
    private boolean isUncomputed;
    private String partName = "";

    /** Parts of the workbook, by their ids. */
    private final Map<String, String> targets = new HashMap<>();

    /** By part, the columns that it hides: from, to, both from 0 and included. */
    private final Map<String, List<int[]>> hidden = new HashMap<>();

    /**
     * Prepares to look.
     *
     * @param copy says how far it is
     */
    WorkbookCheck(String file, long fileBytes, Progress progress, TextCopy copy) {
        this.file = file;
        this.fileBytes = fileBytes;
        this.progress = progress;
        this.copy = copy;
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    /**
     * Looks at every part.
     *
     * @throws UnreadableTable if the workbook is too large, or damaged, or made to do harm
     */
    void check(ZipFile zip) throws IOException {
        expected = Collections.list(zip.getEntries()).stream()
                .mapToLong(ZipArchiveEntry::getSize)
                .sum();
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            if (entry.getGeneralPurposeBit().usesEncryption()) {
                throw refusal("archive_encrypted");
            }
            try (InputStream in = new BufferedInputStream(new Bounded(zip.getInputStream(entry)), Packing.BLOCK)) {
                partName = entry.getName();
                check(in);
            } catch (XMLStreamException e) {
                throw refusal("xlsx_damaged");
            }
        }
        if (highestShared >= sharedTexts && sharedTexts != Long.MAX_VALUE) {
            throw refusal("xlsx_damaged");
        }
    }

    /** Returns which results of formulas are there, when every part was looked at. */
    FormulaResults results() {
        return isToBeComputed ? FormulaResults.STALE : isUncomputed ? FormulaResults.INCOMPLETE : FormulaResults.STORED;
    }

    /** Returns which of the first columns of a sheet are hidden, ascending, when every part was looked at. */
    List<Integer> hiddenColumns(String sheet, int width) {
        List<int[]> ranges = hidden.getOrDefault(targets.getOrDefault(sheet, ""), List.of());
        return IntStream.range(0, width)
                .filter(column -> ranges.stream().anyMatch(range -> column >= range[0] && column <= range[1]))
                .boxed()
                .toList();
    }

    /** Returns how many rows the longest sheet has, at least 1, when every part was looked at. */
    long rows() {
        return Math.max(rows, 1);
    }

    private void check(InputStream in) throws IOException, XMLStreamException {
        in.mark(4);
        byte[] head = in.readNBytes(4);
        in.reset();
        if (isXml(head)) {
            part(in);
        } else {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    private static boolean isXml(byte[] head) {
        for (byte value : head) {
            int unsigned = value & 0xff;
            boolean isMark = unsigned == 0xef || unsigned == 0xbb || unsigned == 0xbf || unsigned >= 0xfe;
            if (value == '<') {
                return true;
            }
            if (!isMark && value != 0 && value > ' ') {
                return false;
            }
        }
        return false;
    }

    private void part(InputStream in) throws XMLStreamException {
        XMLStreamReader reader = xml.createXMLStreamReader(in);
        Part part = new Part();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw refusal("xlsx_unsafe");
                case XMLStreamConstants.START_ELEMENT -> part.start(reader);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    part.text(reader);
                case XMLStreamConstants.END_ELEMENT -> part.end(reader.getLocalName());
                default -> {}
            }
        }
        rows = Math.max(rows, part.rows);
        sharedTexts = part.isTable ? Math.min(sharedTexts, part.texts) : sharedTexts;
    }

    /** What is known of the part so far. */
    private final class Part {

        private boolean isTable;
        private long rows;
        private long texts;
        private boolean isFormula;
        private boolean mayBeEmpty;
        private boolean isResult;
        private boolean hasResult;
        private boolean isInside;
        private boolean isShared;
        private long length;
        private @Nullable StringBuilder index;

        void start(XMLStreamReader reader) {
            String name = reader.getLocalName();
            boolean isText = name.equals("c") || name.equals("si");
            isTable |= name.equals("sst");
            texts += name.equals("si") ? 1 : 0;
            length = isText || !isInside ? 0 : length;
            isInside |= isText;
            rows += name.equals("row") ? 1 : 0;
            if (name.equals("c")) {
                cell(reader.getAttributeValue(null, "t"));
            }
            isFormula |= name.equals("f");
            isResult = name.equals("v");
            index = name.equals("v") && isShared ? new StringBuilder() : index;
            element(name, reader);
        }

        private void cell(@Nullable String type) {
            isShared = "s".equals(type);
            mayBeEmpty = "str".equals(type) || "inlineStr".equals(type);
            isFormula = false;
            hasResult = false;
        }

        void text(XMLStreamReader reader) {
            hasResult |= isResult && reader.getTextLength() > 0;
            length += reader.getTextLength();
            if (length > LONGEST_TEXT) {
                throw refusal("xlsx_unsafe");
            }
            if (index != null) {
                index.append(reader.getText());
            }
        }

        void end(String name) {
            if (name.equals("c") || name.equals("si")) {
                isInside = false;
            }
            isUncomputed |= name.equals("c") && isFormula && !hasResult && !mayBeEmpty;
            isResult = false;
            if (name.equals("v") && index != null) {
                shared(index.toString());
                index = null;
            }
        }
    }

    private void element(String name, XMLStreamReader reader) {
        String place = reader.getAttributeValue(null, "r");
        if (name.equals("row")) {
            progress.checkCancelled();
            if (place != null && (place.length() > 7 || number(place) < 1 || number(place) > MOST_ROWS)) {
                throw refusal("xlsx_damaged");
            }
        } else if (name.equals("calcPr")) {
            isToBeComputed |= isTrue(reader, "fullCalcOnLoad");
        } else if (name.equals("col") && isTrue(reader, "hidden")) {
            hide(reader);
        } else if (name.equals("Relationship") && partName.equals("xl/_rels/workbook.xml.rels")) {
            relate(reader);
        } else if (name.equals("c") && place != null && !isCell(place)) {
            throw refusal("xlsx_damaged");
        } else if (name.equals("f") && "array".equals(reader.getAttributeValue(null, "t"))) {
            arrayFormulas++;
            if (arrayFormulas > MOST_ARRAY_FORMULAS) {
                throw refusal("xlsx_array_formulas");
            }
        }
    }

    private static boolean isTrue(XMLStreamReader reader, String attribute) {
        return Set.of("1", "true").contains(String.valueOf(reader.getAttributeValue(null, attribute)));
    }

    private void hide(XMLStreamReader reader) {
        long from = position(reader.getAttributeValue(null, "min"));
        long to = position(reader.getAttributeValue(null, "max"));
        List<int[]> ranges = hidden.computeIfAbsent(partName, name -> new ArrayList<>());
        if (from >= 1 && to >= from && to <= MOST_COLUMNS && ranges.size() < MOST_COLUMNS) {
            ranges.add(new int[] {(int) from - 1, (int) to - 1});
        }
    }

    private void relate(XMLStreamReader reader) {
        String id = reader.getAttributeValue(null, "Id");
        String target = reader.getAttributeValue(null, "Target");
        if (id != null && target != null) {
            targets.put(id, target.startsWith("/") ? target.substring(1) : "xl/" + target);
        }
    }

    private void shared(String index) {
        long number = index.length() > 9 ? -1 : number(index);
        if (number < 0 && !index.isEmpty()) {
            throw refusal("xlsx_damaged");
        }
        highestShared = Math.max(highestShared, number);
    }

    private static boolean isCell(String place) {
        int column = 0;
        int at = 0;
        while (at < place.length() && at < 4 && place.charAt(at) >= 'A' && place.charAt(at) <= 'Z') {
            column = 26 * column + place.charAt(at) - 'A' + 1;
            at++;
        }
        String row = place.substring(at);
        return column >= 1 && column <= MOST_COLUMNS && row.length() <= 7 && number(row) >= 1;
    }

    private static long position(@Nullable String digits) {
        return digits == null || digits.length() > 5 ? -1 : number(digits);
    }

    private static long number(String digits) {
        return digits.chars().allMatch(c -> c >= '0' && c <= '9') && !digits.isEmpty() ? Long.parseLong(digits) : -1;
    }

    private UnreadableTable refusal(String code) {
        return new UnreadableTable(code, Map.of("file", file));
    }

    /** Bounds what comes out of all parts together. */
    private final class Bounded extends BlockFilter {

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = in.read(into, offset, length);
            unpacked += Math.max(read, 0);
            Expansion.check(file, fileBytes, unpacked);
            copy.report(progress, SHARE * unpacked / Math.max(expected, 1));
            return read;
        }
    }
}
