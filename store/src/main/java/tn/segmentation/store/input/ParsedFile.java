package tn.segmentation.store.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Stage;
import tn.segmentation.core.progress.Workers;
import tn.segmentation.store.source.FileText;

/**
 * A file after it was parsed by a plan.
 *
 * @param blocks in the order of the file; not all of them when one showed that the plan does not fit
 * @param sha256 of the bytes of the file, when all blocks are there
 * @param tooLong whether a record does not end where records have to
 */
record ParsedFile(List<ParsedBlock> blocks, String sha256, boolean tooLong) {

    /** Parses a file, once, on all threads. */
    static ParsedFile of(
            FileText text, ReadingPlan plan, ScratchTexts scratch, int blockSize, Workers workers, Progress progress) {
        return new Pass(text, plan, scratch, blockSize, progress).run(workers);
    }

    /** Returns how many records there are. */
    long records() {
        return blocks.stream().mapToLong(ParsedBlock::rows).sum();
    }

    /** Returns which records are accepted, given the rejected ones of each block. */
    AcceptedRows accepted(int[][] rejected) {
        return new AcceptedRows(blocks.stream().mapToInt(ParsedBlock::rows).toArray(), rejected);
    }

    /** Returns whether something is noticed of some block. */
    boolean any(Predicate<ParsedBlock.Remarks> remark) {
        return blocks.stream().map(ParsedBlock::remarks).anyMatch(remark);
    }

    /** Returns the lines on which the blocks begin. */
    long[] firstLines(ReadingPlan plan) {
        long[] lines = new long[blocks.size()];
        long line = plan.layout().firstLine();
        for (int i = 0; i < lines.length; i++) {
            lines[i] = line;
            line += blocks.get(i).lineCount();
        }
        return lines;
    }

    /** One parsing, by threads that take turns at reading blocks and parse them at the same time. */
    private static final class Pass {

        private final FileText text;
        private final ReadingPlan plan;
        private final ScratchTexts scratch;
        private final int blockSize;
        private final Progress progress;

        Pass(FileText text, ReadingPlan plan, ScratchTexts scratch, int blockSize, Progress progress) {
            this.text = text;
            this.plan = plan;
            this.scratch = scratch;
            this.blockSize = blockSize;
            this.progress = progress;
        }

        ParsedFile run(Workers workers) {
            MessageDigest digest = Sha256.begin();
            try (InputStream file = new DigestInputStream(text.counted(this::report), digest);
                    InputStream in = text.open(file)) {
                Blocks blocks = new Blocks(in, plan, blockSize, progress);
                List<ParsedBlock> parsed = new ArrayList<>();
                Callable<List<ParsedBlock>> task = () -> parse(blocks);
                workers.runAll(Collections.nCopies(workers.threads(), task)).forEach(parsed::addAll);
                parsed.sort(Comparator.comparingInt(ParsedBlock::index));
                // What follows the end of a gzip stream belongs to the file all the same.
                file.transferTo(OutputStream.nullOutputStream());
                return new ParsedFile(parsed, Sha256.of(digest), blocks.tooLong());
            } catch (IOException e) {
                throw text.unreadable(e);
            }
        }

        private List<ParsedBlock> parse(Blocks blocks) {
            List<ParsedBlock> parsed = new ArrayList<>();
            BlockParser parser = new BlockParser(plan, text.probed(), scratch);
            Block block = new Block();
            try {
                while (blocks.next(block)) {
                    ParsedBlock next = parser.parse(block);
                    parsed.add(next);
                    if (next.remarks().unclosed() || next.remarks().unusual()) {
                        blocks.stop();
                    }
                }
            } catch (IOException e) {
                throw text.unreadable(e);
            }
            return parsed;
        }

        private void report(long done) {
            progress.report(Stage.READ, text.read(done), text.bytes());
        }
    }
}
