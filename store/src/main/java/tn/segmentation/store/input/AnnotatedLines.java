package tn.segmentation.store.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.dialect.CopiedText;
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
    private final CopiedText copied;

    AnnotatedLines(FileText text, ReadingPlan plan, Path copy, Progress progress) throws IOException {
        this.plan = plan;
        this.in = text.open(done -> progress.checkCancelled());
        this.out = EncodedFile.as(text, copy);
        this.copied = new CopiedText(in, out::write);
    }

    @Override
    public void begin(InputStream text, String column) throws IOException {
        text.skipNBytes(plan.layout().skippedBytes());
        byte[] top = copied.take(Math.toIntExact(plan.layout().skippedBytes()));
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
        copied.copyTo(plan.layout().skippedBytes() + records.offset());
        write(remark);
    }

    private void write(String remark) {
        out.write(AnnotatedText.remark(out.spelled(remark), plan.dialect())
                + plan.dialect().delimiter());
    }

    @Override
    public void end() throws IOException {
        copied.copyTo(Long.MAX_VALUE);
    }

    @Override
    public void close() throws IOException {
        try (in) {
            out.close();
        }
    }
}
