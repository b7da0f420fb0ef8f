package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Eight bytes at a time say what one byte after the other does. */
class EightBytesTest {

    private static long word(byte[] bytes) {
        return EightBytes.at(bytes, 0);
    }

    private static int digits(long word) {
        return EightBytes.before(EightBytes.others(word));
    }

    @ParameterizedTest
    @CsvSource({
        "'1,234567', 1, 1",
        "'12345678', 8, 12345678",
        "'99999999', 8, 99999999",
        "'00000007', 8, 7",
        "'0850.25,', 4, 850"
    })
    void readsTheDigitsInFront(String text, int digits, int number) {
        long word = word(text.getBytes(US_ASCII));

        assertThat(digits(word)).isEqualTo(digits);
        assertThat(EightBytes.number(word, digits)).isEqualTo(number);
    }

    /** Any byte may stand behind the digits, and any behind that. */
    @Test
    void isStoppedByEveryOtherByte() {
        Random random = new Random(7);
        for (int digits = 0; digits < Long.BYTES; digits++) {
            for (int stop = 0; stop < 256; stop++) {
                byte[] bytes = new byte[Long.BYTES];
                random.nextBytes(bytes);
                for (int i = 0; i < digits; i++) {
                    bytes[i] = (byte) ('0' + random.nextInt(10));
                }
                bytes[digits] = (byte) stop;
                boolean isDigit = stop >= '0' && stop <= '9';

                assertThat(digits(word(bytes)))
                        .as(Arrays.toString(bytes))
                        .isEqualTo(isDigit ? naiveDigits(bytes) : digits);
            }
        }
    }

    @Test
    void saysTheNumberThatTheDigitsSay() {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            int digits = 1 + random.nextInt(Long.BYTES);
            int most = (int) Math.pow(10, digits);
            String text = String.format("%0" + digits + "d", random.nextInt(most));
            byte[] bytes = Arrays.copyOf((text + ",x-2.9\n").getBytes(US_ASCII), Long.BYTES);

            assertThat(EightBytes.number(word(bytes), digits)).isEqualTo(Integer.parseInt(text));
        }
    }

    /** Any byte may stand behind the digits behind a decimal mark, and any behind that. */
    @ParameterizedTest
    @ValueSource(chars = {'.', ','})
    void findsWhereTheDigitsBehindAMarkEnd(char mark) {
        Random random = new Random(7);
        for (int place = 1; place < Long.BYTES; place++) {
            for (int stop = 0; stop < 256; stop++) {
                byte[] bytes = new byte[Long.BYTES];
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) ('0' + random.nextInt(10));
                }
                bytes[place] = (byte) mark;
                int end = place + 1 + random.nextInt(Long.BYTES - place);
                for (int i = end; i < bytes.length; i++) {
                    bytes[i] = i == end ? (byte) stop : (byte) random.nextInt(256);
                }
                byte[] behind = Arrays.copyOfRange(bytes, place + 1, bytes.length);
                int expected = place + 1 + naiveDigits(behind);

                assertThat(EightBytes.before(EightBytes.withoutFirst(EightBytes.others(word(bytes)))))
                        .as(Arrays.toString(bytes))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void leavesOneByteOut() {
        byte[] bytes = {1, 2, 3, 4, 5, 6, 7, (byte) 0x88};
        for (int place = 1; place < Long.BYTES; place++) {
            byte[] shorter = new byte[Long.BYTES];
            System.arraycopy(bytes, 0, shorter, 0, place);
            System.arraycopy(bytes, place + 1, shorter, place, Long.BYTES - 1 - place);

            assertThat(EightBytes.without(word(bytes), place)).isEqualTo(word(shorter));
        }
    }

    @Test
    void ordersAsBytesWithoutSigns() {
        byte[] smaller = {1, 2, 3, 4, 5, 6, 7, 0x7f};
        byte[] larger = {1, 2, 3, 4, 5, 6, 7, (byte) 0x80};

        assertThat(Long.compareUnsigned(EightBytes.ordered(smaller, 0), EightBytes.ordered(larger, 0)))
                .isNegative();
        larger[0] = (byte) 0xc3;
        assertThat(Long.compareUnsigned(EightBytes.ordered(larger, 0), EightBytes.ordered(smaller, 0)))
                .isPositive();
    }

    private static int naiveDigits(byte[] bytes) {
        int count = 0;
        while (count < bytes.length && bytes[count] >= '0' && bytes[count] <= '9') {
            count++;
        }
        return count;
    }
}
