package tn.segmentation.store.source;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at the bytes of a file, block after block, and tells how its text is encoded, or why it is no text. */
final class EncodingProbe {

    /** Of UTF-16 without a mark, at least this share of every other byte of the beginning is 0, and none between. */
    private static final double ZEROS = 0.3;

    /** The byte order mark, of UTF-8. */
    private static final int MARK = 0xefbbbf;

    private static final String SEPARATORS = "\u0001\u0002\u0003\u001f";

    /** Of so many accents of a Western text, at most one is a sequence of UTF-8 by chance. */
    private static final int MIXED = 4;

    private final Path path;
    private final EightBitWords words = new EightBitWords();
    private final CodePages pages = new CodePages();
    private final @Nullable Charset told;
    private Charset marked = StandardCharsets.US_ASCII;
    private boolean isMarked;
    private boolean started;
    private long total;
    private long line = 1;
    private long lineStart;
    private long lastReturn = -2;
    private long control;
    private long endMarks;
    private int open;
    private int sequence;
    private long markLine;
    private int lowest = 0x80;
    private int highest = 0xbf;
    private long sequences;
    private long broken;
    private long brokenLine;
    private long undefinedLine;

    /**
     * Prepares to look at a file.
     *
     * @param told how the user says that its text is encoded; null to find out
     */
    EncodingProbe(Path path, @Nullable Charset told) {
        this.path = path;
        this.told = told;
    }

    /** Returns the length of the byte order mark that a text begins with, 0 without one. */
    static int markLength(ByteBuffer head) {
        if (head.remaining() >= 3
                && head.get(0) == (byte) 0xef
                && head.get(1) == (byte) 0xbb
                && head.get(2) == (byte) 0xbf) {
            return 3;
        }
        return head.remaining() >= 2 && isUtf16Mark(head.get(0) & 0xff, head.get(1) & 0xff) ? 2 : 0;
    }

    /** Takes the next bytes of the file. */
    void add(byte[] block, int length) {
        if (!started && length > 0) {
            started = true;
            begin(block, length);
        }
        if (isUtf16()) {
            total += length;
            return;
        }
        for (int i = 0; i < length; i++) {
            int value = block[i] & 0xff;
            words.add(value, line);
            pages.add(value, line);
            if (value >= 0x80 || open > 0) {
                high(value);
            }
            if (value == '\n' || value == '\r') {
                endLine(i, value);
            } else if (value < 0x20 && value != '\t') {
                control(value);
            }
        }
        int marks = EndMark.count(block, 0, length);
        endMarks = marks == length ? endMarks + marks : marks;
        total += length;
        checkLength(total - lineStart);
    }

    /**
     * Returns the encoding of the bytes seen, and why it is that one.
     *
     * @throws UnreadableTable if there are none, or they are no text in any encoding that is understood
     */
    EightBitWords.Choice encoding() {
        if (total == 0) {
            throw refusal("file_empty");
        }
        if ((control - endMarks) * 50 > total) {
            throw refusal("file_binary");
        }
        if (markLine > 0) {
            throw new UnreadableTable("mark_inside", Map.of("file", FileText.name(path), "line", markLine));
        }
        if (told != null) {
            return new EightBitWords.Choice(told, EncodingReason.of("told"));
        }
        if (isUtf16()) {
            return new EightBitWords.Choice(marked, EncodingReason.of(isMarked ? "mark" : "zero_bytes"));
        }
        if (open > 0) {
            if (broken == 0 && sequences > 0) {
                // Nothing but the last character is wrong: the file is UTF-8, and cut off.
                throw unknown(line);
            }
            broken();
        }
        if (broken == 0) {
            return new EightBitWords.Choice(StandardCharsets.UTF_8, EncodingReason.of(isMarked ? "mark" : "utf8"));
        }
        // Text in another encoding hardly ever forms a valid sequence of UTF-8: with more of them than errors it is a
        // damaged UTF-8 file, and reading that as something else would garble every word.
        if (marked.equals(StandardCharsets.UTF_8) || sequences > broken) {
            throw unknown(brokenLine);
        }
        EightBitWords.Choice choice = words.choice(FileText.name(path));
        if (choice.encoding().equals(EightBitWords.WESTERN)) {
            pages.requireWestern(FileText.name(path));
            // «É» is one by chance; of more, a part of the file is in UTF-8.
            if (MIXED * sequences > broken) {
                throw unknown(brokenLine);
            }
            if (undefinedLine > 0) {
                throw unknown(undefinedLine);
            }
        }
        return choice;
    }

    private UnreadableTable unknown(long where) {
        return new UnreadableTable("encoding_unknown", Map.of("file", FileText.name(path), "line", where));
    }

    /** Returns whether the text is UTF-16: then nothing else has to be found out. */
    boolean isUtf16() {
        return marked.equals(StandardCharsets.UTF_16LE) || marked.equals(StandardCharsets.UTF_16BE);
    }

    /** Returns whether nothing that was seen speaks against a text in UTF-8; its last character may be cut off. */
    boolean isCleanSoFar() {
        return broken == 0 && control == endMarks && !isUtf16();
    }

    private void begin(byte[] block, int length) {
        ByteBuffer head = ByteBuffer.wrap(block, 0, length).slice();
        int mark = markLength(head);
        isMarked = mark > 0;
        if (told != null) {
            marked = told;
            return;
        }
        if (mark == 0) {
            marked = unmarked(block, length);
        } else if (mark == 3) {
            marked = StandardCharsets.UTF_8;
        } else {
            marked = (block[0] & 0xff) == 0xff ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        }
    }

    /** Digits, separators and line ends, which every table has, are a zero byte and one of ASCII in UTF-16. */
    private static Charset unmarked(byte[] block, int length) {
        int[] zeros = new int[2];
        for (int i = 0; i < length; i++) {
            zeros[i & 1] += block[i] == 0 ? 1 : 0;
        }
        double enough = ZEROS * length / 2;
        if (zeros[1] > enough && zeros[0] == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return zeros[0] > enough && zeros[1] == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.US_ASCII;
    }

    private void control(int value) {
        if (value == 0) {
            throw new UnreadableTable("zero_byte", Map.of("file", FileText.name(path), "line", line));
        }
        // What separates cells, and what is within them, in files of Hive and of ASCII is no damage.
        control += SEPARATORS.indexOf(value) >= 0 ? 0 : 1;
    }

    private void endLine(int indexInBlock, int value) {
        long here = total + indexInBlock;
        checkLength(here - lineStart);
        boolean secondOfPair = value == '\n' && lastReturn == here - 1;
        line += secondOfPair ? 0 : 1;
        lastReturn = value == '\r' ? here : lastReturn;
        lineStart = here + 1;
    }

    private void checkLength(long length) {
        if (length > FileText.LONGEST_LINE) {
            throw new UnreadableTable(
                    "line_too_long", Map.of("file", FileText.name(path), "line", line, "bytes", length));
        }
    }

    /** One byte outside ASCII, or after a lead byte: well-formed sequences as in table 3-7 of the Unicode Standard. */
    private void high(int value) {
        if (open > 0) {
            if (value >= lowest && value <= highest) {
                lowest = 0x80;
                highest = 0xbf;
                sequence = sequence << 8 | value;
                if (--open == 0) {
                    sequences++;
                    checkMark();
                }
                return;
            }
            broken();
            if (value < 0x80) {
                return;
            }
        }
        if (value == 0x81 || value == 0x8d || value == 0x8f || value == 0x90 || value == 0x9d) {
            undefinedLine = undefinedLine == 0 ? line : undefinedLine;
        }
        if (value < 0xc2 || value > 0xf4) {
            broken();
            return;
        }
        sequence = value;
        open = value < 0xe0 ? 1 : value < 0xf0 ? 2 : 3;
        lowest = value == 0xe0 ? 0xa0 : value == 0xf0 ? 0x90 : 0x80;
        highest = value == 0xed ? 0x9f : value == 0xf4 ? 0x8f : 0xbf;
    }

    private void checkMark() {
        boolean isAtTheBeginning = isMarked && sequences == 1;
        if (sequence == MARK && !isAtTheBeginning && markLine == 0) {
            markLine = line;
        }
    }

    private void broken() {
        broken++;
        brokenLine = brokenLine == 0 ? line : brokenLine;
        open = 0;
        lowest = 0x80;
        highest = 0xbf;
    }

    private UnreadableTable refusal(String code) {
        return new UnreadableTable(code, Map.of("file", FileText.name(path)));
    }

    private static boolean isUtf16Mark(int first, int second) {
        return (first == 0xff && second == 0xfe) || (first == 0xfe && second == 0xff);
    }
}
