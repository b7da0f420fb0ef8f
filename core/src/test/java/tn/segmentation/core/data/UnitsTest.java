package tn.segmentation.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tn.segmentation.core.prepare.FeatureTransform;
import tn.segmentation.core.prepare.Grid;
import tn.segmentation.core.prepare.Scaling;
import tn.segmentation.core.prepare.Transforms;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Workers;

/** Numbers in blocks of several lengths and widths; the oracle is the array that they were made of. */
class UnitsTest {

    private static final int ROWS = 70_077;

    private final int[] numbers = numbers();

    /** Stretches of numbers that need one, two and four bytes, the ends of each width among them, and missing ones. */
    private static int[] numbers() {
        int[] bounds = {0, 127, -127, -128, 128, 32_767, -32_767, -32_768, 32_768, Integer.MAX_VALUE, -Integer.MAX_VALUE
        };
        Random random = new Random(3);
        int[] numbers = new int[ROWS];
        for (int i = 0; i < ROWS; i++) {
            int stretch = i / 1000 % bounds.length;
            int bound = bounds[random.nextInt(stretch + 1)];
            numbers[i] = i / 1000 % 4 == 1 && random.nextInt(9) == 0 ? NumberColumn.MISSING : bound;
        }
        return numbers;
    }

    /** Blocks of 1 to 1000 rows, among them empty ones. */
    private Units units() {
        List<UnitBlock> blocks = new ArrayList<>();
        for (int from = 0; from < ROWS; ) {
            int count = Math.min(from % 1000 == 0 ? 1000 : 1 + from % 7, ROWS - from);
            blocks.add(UnitBlock.of(numbers, from, count));
            blocks.add(UnitBlock.of(numbers, from, 0));
            from += count;
        }
        return new Units(blocks);
    }

    @Test
    void everyRowHasItsNumberWhateverBlockItIsIn() {
        Units units = units();

        assertThat(units.size()).isEqualTo(ROWS);
        assertThat(IntStream.range(0, ROWS).filter(row -> units.get(row) != numbers[row]))
                .isEmpty();
    }

    @Test
    void rowsAreCopiedAcrossTheEndsOfBlocks() {
        Units units = units();

        for (int from = 0; from < ROWS; from += 997) {
            int to = Math.min(ROWS, from + 2500);
            int[] copy = new int[to - from];
            units.copy(from, to, copy);
            assertThat(copy).isEqualTo(Arrays.copyOfRange(numbers, from, to));
        }
    }

    @Test
    void rowsAreGatheredInAnyOrder() {
        int[] rows = new Random(5).ints(5000, 0, ROWS).toArray();
        int[] ascending = IntStream.range(0, ROWS).filter(row -> row % 13 == 4).toArray();

        for (int[] wanted : List.of(rows, ascending)) {
            int[] gathered = new int[wanted.length + 2];
            units().gather(wanted, gathered, 2);
            assertThat(Arrays.stream(gathered).skip(2))
                    .containsExactlyElementsOf(
                            Arrays.stream(wanted).mapToObj(row -> numbers[row]).toList());
        }
    }

    @Test
    void allRowsAreHandedOverOnceAndInOrder() {
        int[] taken = new int[ROWS];
        List<Integer> ends = new ArrayList<>(List.of(0));

        units().forEach((piece, count, row) -> {
            assertThat(row).isEqualTo(ends.get(ends.size() - 1));
            ends.add(row + count);
            System.arraycopy(piece, 0, taken, row, count);
        });

        assertThat(ends.get(ends.size() - 1)).isEqualTo(ROWS);
        assertThat(taken).isEqualTo(numbers);
    }

    @Test
    void rangeAndSumAreThoseOfTheNumbersThatAreThere() {
        int[] there =
                Arrays.stream(numbers).filter(n -> n != NumberColumn.MISSING).toArray();
        NumberColumn column = NumberColumn.ofDecimals("x", units(), 0);

        assertThat(units().sum()).isEqualTo(Arrays.stream(there).asLongStream().sum());
        assertThat(column.range()).isEqualTo(new UnitRange(-Integer.MAX_VALUE, Integer.MAX_VALUE, ROWS - there.length));
    }

    @Test
    void aBlockFitsAFactorIfEveryProductIsAUnit() {
        int[] units = {NumberColumn.MISSING, 2_147_483, -5};

        assertThat(UnitBlock.of(units, 0, 3).fits(1000)).isTrue();
        assertThat(UnitBlock.of(units, 0, 3).fits(1001)).isFalse();
        assertThat(UnitBlock.of(new int[] {-2_147_484}, 0, 1).fits(1000)).isFalse();
        assertThat(UnitBlock.of(units, 0, 1).fits(1_000_000_000)).isTrue();
    }

    @Test
    void columnsOfNothingHaveNoRange() {
        int[] none = {NumberColumn.MISSING, NumberColumn.MISSING};

        assertThat(NumberColumn.ofDecimals("x", none, 0).range()).isNull();
        assertThat(Units.of(none).sum()).isZero();
        assertThat(new Units(List.of()).size()).isZero();
    }

    /** What is made of a column of units is made of the same numbers as doubles too. */
    @Test
    void columnsOfManyBlocksAreCountedAndScaledAsDoublesAre() {
        int[] numbers = new Random(3).ints(ROWS, 0, 5000).toArray();
        NumberColumn units = NumberColumn.ofDecimals("x", numbers, 2);
        NumberColumn doubles = new NumberColumn(
                "x", Arrays.stream(numbers).mapToDouble(n -> n / 100.0).toArray());
        byte[] labels = new byte[ROWS];
        new Random(4).nextBytes(labels);
        for (int i = 0; i < ROWS; i++) {
            labels[i] = (byte) (labels[i] & 3);
        }

        assertThat(units).isEqualTo(doubles);
        assertThat(Distribution.of(units, labels, 4))
                .usingRecursiveComparison()
                .isEqualTo(Distribution.of(doubles, labels, 4));
        assertThat(scaled(units)).isEqualTo(scaled(doubles));
    }

    private static int[] scaled(NumberColumn column) {
        try (Workers workers = new Workers(2, Progress.SILENT)) {
            Table table = Table.of(column);
            Transforms transforms = Transforms.fit(table, Scaling.AUTO, Map.of(), workers);
            List<FeatureTransform> features = transforms.features();
            return Grid.held(Transforms.apply(table, features, transforms.gridExponent(), workers))
                    .columns()[0];
        }
    }
}
