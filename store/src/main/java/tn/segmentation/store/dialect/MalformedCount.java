package tn.segmentation.store.dialect;

import java.io.IOException;
import java.io.InputStream;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.cell.Quoting;
import tn.segmentation.store.source.FileText;
import tn.segmentation.store.source.UnreadableTable;

/** Counts the records of a whole text that a dialect does not cut as it should: of two, the one with fewer is right. */
public record MalformedCount(FileText text, int width, Progress progress) {

    /** Returns whether quotes are written with backslashes: then fewer records are malformed. */
    public boolean saysBackslashes(Dialect doubled) {
        return of(doubled.with(Quoting.BACKSLASH)) < of(doubled);
    }

    /** Counts them; as many as there can be where a quote is never closed. */
    private long of(Dialect dialect) {
        int most = width + (dialect.trailing() ? 1 : 0);
        long count = 0;
        try (InputStream in = text.open(done -> progress.checkCancelled())) {
            Records records = new Records(text.name(), in, dialect);
            while (records.next()) {
                count += records.broken() || records.cells() < width || records.cells() > most ? 1 : 0;
            }
        } catch (UnreadableTable e) {
            return Long.MAX_VALUE;
        } catch (IOException e) {
            throw text.unreadable(e);
        }
        return count;
    }
}
