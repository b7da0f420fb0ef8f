package tn.segmentation.app.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is hidden of a table whose total everybody knows, and what can be told of it all the same. */
class HiddenCellsTest {

    private static final int USUAL = 11;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "300 200 11       | ",
                "0 300 200        | ",
                // one alone is the total less the others: the smallest of those goes with it
                "300 5 40 11      | 1 3",
                "300 1 40 20      | 1 3",
                // several hide each other once they are enough together
                "200 1 400 5 11 10| 1 3 5",
                "300 1 2 3        | 0 1 2 3",
                "300 1 2 3 17     | 1 2 3 4",
                // equal ones are treated alike
                "300 5 20 20      | 1 2 3",
                // all as large as small ones can be: nothing is left to doubt, but with another
                "300 10 10 12     | 1 2 3",
            })
    void hidesSmallCountsAndAsManyOthersAsItTakes(String table, String hidden) {
        HiddenCells chosen = HiddenCells.of(numbers(table), USUAL);

        assertThat(hidden(chosen, numbers(table).length))
                .containsExactly(Arrays.stream(hidden == null ? new long[0] : numbers(hidden))
                        .mapToObj(cell -> (int) cell)
                        .toArray(Integer[]::new));
        assertThat(chosen.hidesTotal()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"7", "1 10", "3 4", "1 1 1 1 1 1 1 1 1 1 1"})
    void hidesTheTotalTooWhereAllTogetherAreTooFew(String table) {
        assertThat(HiddenCells.of(numbers(table), USUAL).hidesTotal()).isTrue();
    }

    /**
     * Whoever knows the total, what is shown, the number from which counts are shown, and this very procedure: every
     * table that agrees with all of it is tried, for every table of up to four counts up to six.
     */
    @Test
    void leavesEveryHiddenCountInDoubt() {
        int least = 4;
        int[] tables = {0, 0};
        for (int cells = 1; cells <= 4; cells++) {
            each(cells, 0, 6, table -> {
                HiddenCells chosen = HiddenCells.of(table, least);
                if (chosen.any() && !chosen.hidesTotal()) {
                    tables[0]++;
                    for (Set<Long> possible : possible(table, hidden(chosen, table.length), least)) {
                        tables[1]++;
                        assertThat(possible).as(Arrays.toString(table)).hasSizeGreaterThan(1);
                    }
                }
            });
        }

        assertThat(tables[0]).isGreaterThan(1000);
        assertThat(tables[1]).isGreaterThan(3000);
    }

    /** Returns the values that each hidden count may have in the eyes of who sees the rest. */
    private static List<Set<Long>> possible(long[] table, List<Integer> hidden, int least) {
        List<Set<Long>> possible =
                hidden.stream().<Set<Long>>map(cell -> new HashSet<>()).toList();
        int sum = (int) hidden.stream().mapToLong(cell -> table[cell]).sum();
        each(hidden.size() - 1, 1, sum, rest -> {
            long last = sum - Arrays.stream(rest).sum();
            if (last < 1) {
                return;
            }
            long[] other = table.clone();
            for (int i = 0; i < hidden.size(); i++) {
                other[hidden.get(i)] = i < rest.length ? rest[i] : last;
            }
            HiddenCells chosen = HiddenCells.of(other, least);
            if (!chosen.hidesTotal() && hidden(chosen, other.length).equals(hidden)) {
                for (int i = 0; i < hidden.size(); i++) {
                    possible.get(i).add(other[hidden.get(i)]);
                }
            }
        });
        return possible;
    }

    /** Goes through all tables of so many counts between two. */
    private static void each(int cells, int from, int to, Consumer<long[]> table) {
        fill(new long[cells], 0, from, to, table);
    }

    private static void fill(long[] cells, int at, int from, int to, Consumer<long[]> table) {
        if (at == cells.length) {
            table.accept(cells.clone());
            return;
        }
        for (long value = from; value <= to; value++) {
            cells[at] = value;
            fill(cells, at + 1, from, to, table);
        }
    }

    private static List<Integer> hidden(HiddenCells chosen, int cells) {
        return IntStream.range(0, cells).filter(chosen::isHidden).boxed().toList();
    }

    private static long[] numbers(String text) {
        return Arrays.stream(text.strip().split(" ")).mapToLong(Long::parseLong).toArray();
    }
}
