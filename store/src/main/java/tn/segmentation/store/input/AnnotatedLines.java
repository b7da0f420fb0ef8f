package tn.segmentation.store.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.dialect.Records;
import tn.segmentation.store.source.EncodedFile;
import tn.segmentation.store.source.FileText;

/**
 * A copy of a text, byte for byte but for the new cells: its encoding, separators, quotes, blank lines and line ends.
 * They stand in front, so that they are one column however many cells a record has, and none of them is right but for
 * the new one.
 */
final class AnnotatedLines implements AnnotatedText {

    private final ReadingPlan plan;
    private final InputStream in;
    private final EncodedFile out;
    private final byte[] piece = new byte[1 << 16];
    private long copied;

    AnnotatedLines(FileText text, ReadingPlan plan, Path copy, Progress progress) throws IOException {
        this.plan = plan;
        this.in = text.open(done -> progress.checkCancelled());
        this.out = EncodedFile.as(text, copy);
    }

    @Override
    public void begin(InputStream text, String column) throws IOException {
        text.skipNBytes(plan.layout().skippedBytes());
        byte[] top = AnnotatedText.top(in, plan);
        copied = top.length;
        if (plan.layout().headerLine() == null) {
            out.write(top, 0, top.length);
            return;
        }
        int header = lineStart(top, plan.layout().headerLine());
        out.write(top, 0, header);
        write(column);
        out.write(top, header, top.length - header);
    }

    /** Returns where a line begins, from 1. */
    private static int lineStart(byte[] text, long line) {
        int at = 0;
        for (long before = line - 1; before > 0 && at < text.length; at++) {
            boolean isFirstOfTwo = text[at] == '\r' && at + 1 < text.length && text[at + 1] == '\n';
            before -= text[at] == '\n' || (text[at] == '\r' && !isFirstOfTwo) ? 1 : 0;
        }
        return at;
    }

    @Override
    public void add(Records records, String remark) throws IOException {
        copyTo(plan.layout().skippedBytes() + records.offset());
        write(remark);
    }

    private void write(String remark) {
        out.write(AnnotatedText.remark(out.spelled(remark), plan.dialect())
                + plan.dialect().delimiter());
    }

    @Override
    public void end() throws IOException {
        copyTo(Long.MAX_VALUE);
    }

    /** Copies what comes before a byte of the text and was not copied yet. */
    private void copyTo(long position) throws IOException {
        while (copied < position) {
            int read = in.read(piece, 0, (int) Math.min(position - copied, piece.length));
            if (read < 0) {
                return;
            }
            out.write(piece, 0, read);
            copied += read;
        }
    }

    @Override
    public void close() throws IOException {
        try (in) {
            out.close();
        }
    }
}
