package tn.segmentation.store.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tn.segmentation.core.data.Units;

class RecordRoomTest {

    @Test
    void blocksHavePlacesInTheOrderOfTheFileOnceAllBeforeHaveCome() {
        RecordRoom room = new RecordRoom();

        assertThat(room.place(0, 10)).isZero();
        assertThat(room.place(2, 30)).isEqualTo(RecordRoom.UNKNOWN);
        assertThat(room.place(3, 40)).isEqualTo(RecordRoom.UNKNOWN);
        assertThat(room.place(1, 20)).isEqualTo(10);
        assertThat(room.place(4, 50)).isEqualTo(100);
        assertThat(room.place(5, 0)).isEqualTo(150);
        assertThat(room.place(6, 1)).isEqualTo(150);
    }

    /** More than two pages in blocks of uneven length, the last block first, as threads may come. */
    @Test
    void whatIsPutIsThereWhereverPagesEnd() {
        int[] numbers = new Random(1).ints(2 * Units.PAGE + 5000).toArray();
        RecordRoom.Pages pages = new RecordRoom.Pages();
        int[] starts = IntStream.iterate(0, start -> start < numbers.length, start -> start + 30_011)
                .toArray();

        for (int block = starts.length - 1; block >= 0; block--) {
            int count = Math.min(30_011, numbers.length - starts[block]);
            pages.put(numbers, starts[block], count, starts[block]);
        }

        int[] copy = new int[numbers.length];
        pages.units(numbers.length).copy(0, numbers.length, copy);
        assertThat(Arrays.equals(copy, numbers)).isTrue();
    }

    @Test
    void aSmallFileTakesLittleRoom() {
        RecordRoom.Pages pages = new RecordRoom.Pages();

        pages.put(new int[] {0, 1, 2, 3}, 1, 3, 0);
        pages.put(new int[] {4, 5}, 0, 2, 3);

        Units units = pages.units(5);
        assertThat(IntStream.range(0, 5).map(units::get)).containsExactly(1, 2, 3, 4, 5);
        assertThat(units.parts().get(0).page()).hasSizeLessThan(10);
    }
}
