package tn.segmentation.store.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows are found in stretches and one by one where counting record by record finds them. */
class AcceptedRowsTest {

    /** An accepted record. */
    private record Place(int block, int record) {}

    private final Random random = new Random(7);

    @Test
    void goesThroughAllRowsOfAnyFile() {
        for (int file = 0; file < 200; file++) {
            int[] records = random.ints(1 + random.nextInt(5), 0, 12).toArray();
            int share = random.nextInt(5);
            int[][] rejected = IntStream.of(records)
                    .mapToObj(count -> IntStream.range(0, count)
                            .filter(record -> random.nextInt(4) < share)
                            .toArray())
                    .toArray(int[][]::new);
            AcceptedRows rows = new AcceptedRows(records, rejected);
            List<Place> places = places(records, rejected);

            assertThat(rows.count()).isEqualTo(places.size());
            for (int from = 0; from <= places.size(); from++) {
                assertThat(cursor(rows, from)).isEqualTo(places.subList(from, places.size()));
                for (int to = from; to <= places.size(); to++) {
                    assertThat(stretches(rows, from, to)).isEqualTo(places.subList(from, to));
                }
            }
        }
    }

    @Test
    void takesAWholeBlockInOneStretch() {
        AcceptedRows rows = new AcceptedRows(new int[] {5, 0, 7}, new int[][] {{}, {}, {3}});
        AcceptedRows.Stretches stretches = rows.new Stretches(1, 11);
        List<Integer> lengths = new ArrayList<>();
        while (stretches.next()) {
            lengths.add(stretches.length());
        }

        assertThat(lengths).containsExactly(4, 3, 3);
    }

    private static List<Place> places(int[] records, int[][] rejected) {
        List<Place> places = new ArrayList<>();
        for (int block = 0; block < records.length; block++) {
            for (int record = 0; record < records[block]; record++) {
                int one = record;
                if (IntStream.of(rejected[block]).noneMatch(other -> other == one)) {
                    places.add(new Place(block, record));
                }
            }
        }
        return places;
    }

    private static List<Place> stretches(AcceptedRows rows, int from, int to) {
        List<Place> places = new ArrayList<>();
        AcceptedRows.Stretches stretches = rows.new Stretches(from, to);
        while (stretches.next()) {
            assertThat(stretches.row()).isEqualTo(from + places.size());
            for (int i = 0; i < stretches.length(); i++) {
                places.add(new Place(stretches.block(), stretches.first() + i));
            }
        }
        return places;
    }

    private static List<Place> cursor(AcceptedRows rows, int from) {
        List<Place> places = new ArrayList<>();
        AcceptedRows.Cursor cursor = rows.new Cursor(from);
        for (int row = from; row < rows.count(); row++) {
            cursor.next();
            places.add(new Place(cursor.block(), cursor.record()));
        }
        return places;
    }
}
