package tn.segmentation.store.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.dialect.CopiedText;
import tn.segmentation.store.dialect.Records;
import tn.segmentation.store.source.EncodedFile;
import tn.segmentation.store.source.FileText;

/**
 * The text of a file and what became of its records.
 *
 * @param text to be read again
 * @param plan that it was parsed by
 * @param rejects every bad cell
 * @param records the accepted ones
 */
record JudgedText(FileText text, ReadingPlan plan, Rejects rejects, BlockRecords records) implements AutoCloseable {

    /** Returns the bad cells, pseudonyms in place of what says who somebody is. */
    Iterable<Reject> rejects(Pseudonyms pseudonyms) {
        RejectVeil veil = new RejectVeil(plan, records.personalPositions(), pseudonyms);
        return () ->
                StreamSupport.stream(rejects.spliterator(), false).map(veil::of).iterator();
    }

    /**
     * Writes the text with one more column, the first, of what is said of each record. One record at a time is in
     * memory.
     *
     * @throws tn.segmentation.store.source.UnreadableTable if the file cannot be read again, or is not the same any
     *     more
     * @throws java.io.UncheckedIOException if the disk refuses the copy
     */
    void annotate(Path copy, Remarks remarks, Progress progress) {
        try (AnnotatedText annotated = text.isCopy()
                        ? new AnnotatedTable(plan, copy)
                        : new AnnotatedLines(text, plan, copy, progress);
                InputStream in = text.open(done -> progress.checkCancelled())) {
            annotated.begin(in, newName(remarks.column()));
            annotate(records(in), annotated, remarks);
            annotated.end();
        } catch (IOException e) {
            throw text.unreadable(e);
        }
        text.checkUnchanged();
    }

    private void annotate(Records text, AnnotatedText annotated, Remarks remarks) throws IOException {
        Iterator<Reject> bad = rejects.iterator();
        Reject next = next(bad);
        for (int row = 0; text.next(); ) {
            long line = line(text);
            List<String> sentences = new ArrayList<>();
            if (next != null && next.line() == line) {
                for (; next != null && next.line() == line; next = next(bad)) {
                    sentences.add(remarks.of(next));
                }
            } else {
                records.imputed(row++).forEach(name -> sentences.add(remarks.imputed(line, header(name))));
            }
            annotated.add(text, String.join(" ", sentences));
        }
    }

    /**
     * Writes the text without the records of a customer, accepted or not; every other byte stays. One record at a time
     * is in memory.
     *
     * @param copy where it goes; closed
     * @return how many there are
     * @throws tn.segmentation.store.source.UnreadableTable if the file cannot be read again, or is not the same any
     *     more
     * @throws java.io.UncheckedIOException if the disk refuses the copy
     */
    long writeWithout(SoughtId customer, OutputStream copy, Progress progress) {
        long count;
        try (InputStream in = text.open(done -> progress.checkCancelled());
                InputStream again = text.open(done -> progress.checkCancelled());
                EncodedFile out = EncodedFile.to(text, copy)) {
            in.skipNBytes(plan.layout().skippedBytes());
            count = new CopiedText(again, out::write)
                    .without(
                            record -> isOf(customer, record),
                            records(in),
                            plan.layout().skippedBytes());
        } catch (IOException e) {
            throw text.unreadable(e);
        }
        text.checkUnchanged();
        return count;
    }

    /** Returns the records of a customer, accepted or not, in the order of the file. */
    List<FoundRecord> find(SoughtId customer, Progress progress) {
        List<FoundRecord> found = new ArrayList<>();
        try (InputStream in = text.open(done -> progress.checkCancelled())) {
            in.skipNBytes(plan.layout().skippedBytes());
            Records records = records(in);
            while (records.next()) {
                if (isOf(customer, records)) {
                    found.add(new FoundRecord(
                            line(records),
                            plan.columns().headers(),
                            IntStream.range(0, records.cells())
                                    .mapToObj(records::text)
                                    .toList()));
                }
            }
        } catch (IOException e) {
            throw text.unreadable(e);
        }
        text.checkUnchanged();
        return found;
    }

    /** In a record with too many or too few cells, nobody knows which is the id. */
    private boolean isOf(SoughtId customer, Records record) {
        int id = plan.columns().id();
        if (id == Columns.NONE) {
            return false;
        }
        return (id < record.cells() && customer.is(record.text(id)))
                || (record.cells() != plan.width() && customer.isIn(record.raw()));
    }

    private Records records(InputStream in) {
        Records records = new Records(text.name(), in, plan.dialect());
        if (plan.blankLinesCount()) {
            records.countBlankLines();
        }
        return records;
    }

    private long line(Records records) {
        return plan.layout().firstLine() + records.line() - 1;
    }

    private static @Nullable Reject next(Iterator<Reject> rejects) {
        return rejects.hasNext() ? rejects.next() : null;
    }

    private String header(String name) {
        Columns columns = plan.columns();
        for (int column : columns.features()) {
            if (columns.name(column).equals(name)) {
                return columns.headers().get(column);
            }
        }
        throw new IllegalArgumentException(name);
    }

    /** Returns the name with as many underscores as it takes to be a new one: copies may be annotated again. */
    private String newName(String name) {
        String free = name;
        while (plan.columns().headers().contains(free)) {
            free += "_";
        }
        return free;
    }

    @Override
    public void close() {
        records.close();
        text.close();
    }
}
