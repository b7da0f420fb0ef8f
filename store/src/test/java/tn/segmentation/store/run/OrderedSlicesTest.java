package tn.segmentation.store.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.segmentation.core.progress.Cancelled;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Stage;

class OrderedSlicesTest {

    private final List<Integer> written = new ArrayList<>();
    private final AtomicInteger open = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 50})
    void writesAllRowsInTheirOrder(int threads) throws Exception {
        List<String> heard = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void report(Stage stage, long done, long total) {
                heard.add(stage + " " + done + "/" + total);
            }
        };
        OrderedSlices.write(103, 10, threads, progress, () -> new Recorder(row -> false));

        assertThat(written).isEqualTo(IntStream.range(0, 103).boxed().toList());
        assertThat(heard).hasSize(11).startsWith("WRITE 10/103").endsWith("WRITE 103/103");
        assertThat(open).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8})
    void stopsAtTheFirstFailure(int threads) {
        assertThatThrownBy(() ->
                        OrderedSlices.write(100, 10, threads, Progress.SILENT, () -> new Recorder(row -> row == 40)))
                .isInstanceOf(IOException.class)
                .hasMessage("row 40");

        assertThat(written).isEqualTo(IntStream.range(0, 40).boxed().toList());
        assertThat(open).hasValue(0);
    }

    @Test
    void stopsWhenAsked() {
        Progress progress = new Progress() {
            @Override
            public boolean cancelled() {
                return written.size() >= 30;
            }
        };
        assertThatThrownBy(() -> OrderedSlices.write(100, 10, 1, progress, () -> new Recorder(row -> false)))
                .isInstanceOf(Cancelled.class);

        assertThat(written).hasSize(30);
        assertThat(open).hasValue(0);
    }

    /** Notes the rows that it writes. */
    private final class Recorder implements OrderedSlices.Slice {

        private final IntPredicate fails;
        private int from;
        private int to;

        Recorder(IntPredicate fails) {
            this.fails = fails;
            open.incrementAndGet();
        }

        @Override
        public void encode(int first, int end) {
            from = first;
            to = end;
        }

        @Override
        public void write() throws IOException {
            if (fails.test(from)) {
                throw new IOException("row " + from);
            }
            IntStream.range(from, to).forEach(written::add);
        }

        @Override
        public void close() {
            open.decrementAndGet();
        }
    }
}
