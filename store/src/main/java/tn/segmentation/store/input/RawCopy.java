package tn.segmentation.store.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Stage;

/**
 * The records of a file, written again in the one form that DuckDB cannot misunderstand: UTF-8, unit separators between
 * cells, quotes only where they are needed, LF, every record with as many cells as there are columns. Each begins with
 * its line in the file and, when it is malformed, the number of cells that it had there ({@link #BROKEN} when a quote
 * is broken); what it has too few of is left empty, what it has too many of is left out.
 *
 * @param path of the copy
 * @param sha256 of the bytes of the file
 * @param header one per column, as the file writes it; {@code #1}, {@code #2}, ... when it has none
 * @param columns how the cells of well-formed records are written
 * @param records number of records, the header not counted
 * @param cellBytes sum of the lengths of all cells in the copy, in bytes of UTF-8
 * @param longest bytes of the longest record of the copy
 * @param severalLines whether a record of the copy takes more than one line
 */
record RawCopy(
        Path path,
        String sha256,
        List<String> header,
        List<ColumnCensus> columns,
        long records,
        long cellBytes,
        int longest,
        boolean severalLines) {

    /** Between the cells of the copy: it hardly ever stands in a text. */
    static final char SEPARATOR = '\u001f';

    /** What stands in place of the number of cells when text follows a closing quote. */
    static final int BROKEN = -1;

    /** More columns than this are no table of customers, but one whose line ends were lost. */
    static final int MOST_COLUMNS = 2_000;

    private static final int CHECK_EVERY = 1 << 14;

    /** Copies a file into a folder. */
    static RawCopy of(FileText text, char delimiter, Path folder, Progress progress) {
        Path copy = folder.resolve("records.csv");
        try (OutputStream out = Files.newOutputStream(copy)) {
            return new Run(text, delimiter, copy, new CellWriter(out), progress).copy();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + copy, e);
        }
    }

    /** One copying, with what it has counted so far. */
    private static final class Run {

        private final FileText text;
        private final char delimiter;
        private final Path copy;
        private final CellWriter out;
        private final Progress progress;
        private final MessageDigest digest = sha256();
        private final List<String> header = new ArrayList<>();
        private final List<ColumnCensus> columns = new ArrayList<>();
        private long count;
        private boolean severalLines;

        Run(FileText text, char delimiter, Path copy, CellWriter out, Progress progress) {
            this.text = text;
            this.delimiter = delimiter;
            this.copy = copy;
            this.out = out;
            this.progress = progress;
        }

        RawCopy copy() {
            try (InputStream file = new DigestInputStream(text.counted(this::report), digest);
                    InputStream in = text.open(file)) {
                Records records = new Records(text.name(), in, delimiter);
                boolean first = begin(records);
                if (header.size() == 1) {
                    records.countBlankLines();
                }
                while (first || records.next()) {
                    first = false;
                    add(records);
                }
                // What follows the end of a gzip stream belongs to the file all the same.
                file.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw text.unreadable(e);
            }
            if (count == 0) {
                throw new UnreadableTable("header_only", Map.of("file", text.name()));
            }
            out.flush();
            return new RawCopy(
                    copy,
                    HexFormat.of().formatHex(digest.digest()),
                    List.copyOf(header),
                    List.copyOf(columns),
                    count,
                    out.cellBytes(),
                    out.longest(),
                    severalLines);
        }

        /** Reads the header; returns whether the first record is none, but already one of the customers. */
        private boolean begin(Records records) throws IOException {
            if (!records.next()) {
                throw new UnreadableTable("file_empty", Map.of("file", text.name()));
            }
            if (records.cells() > MOST_COLUMNS) {
                throw new UnreadableTable(
                        "too_many_columns",
                        Map.of("file", text.name(), "columns", records.cells(), "most", MOST_COLUMNS));
            }
            boolean numbers = true;
            for (int i = 0; i < records.cells(); i++) {
                NumberForm form = NumberForm.of(records.text(i));
                numbers &= form != NumberForm.TEXT && form != NumberForm.BLANK;
            }
            for (int i = 0; i < records.cells(); i++) {
                header.add(numbers ? "#" + (i + 1) : records.text(i));
                columns.add(new ColumnCensus());
            }
            return numbers;
        }

        private void add(Records records) {
            if (count++ % CHECK_EVERY == 0) {
                progress.checkCancelled();
            }
            int cells = records.cells();
            boolean wellFormed = cells == header.size() && !records.broken();
            out.number(records.line());
            if (wellFormed) {
                out.empty();
            } else {
                out.number(records.broken() ? BROKEN : cells);
            }
            for (int i = 0; i < header.size(); i++) {
                if (i >= cells || records.broken()) {
                    out.empty();
                } else {
                    out.cell(records, i);
                }
                if (wellFormed) {
                    columns.get(i).add(records, i);
                }
            }
            severalLines |= records.severalLines() && !records.broken();
            out.endRecord();
        }

        private void report(long done) {
            progress.report(Stage.READ, text.bytes() + done, 4 * text.bytes());
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }
}
