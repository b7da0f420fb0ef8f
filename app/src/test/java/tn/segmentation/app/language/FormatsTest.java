package tn.segmentation.app.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FormatsTest {

    private final Formats french = Messages.in(Language.FRENCH).formats();
    private final Formats english = Messages.in(Language.ENGLISH).formats();
    private final Formats arabic = Messages.in(Language.ARABIC).formats();

    @Test
    void writesNumbersAsTheLanguageDoes() {
        assertThat(french.decimal(-1234.5, 1)).isEqualTo("−1\u202f234,5");
        assertThat(english.decimal(-1234.5, 1)).isEqualTo("−1,234.5");
        assertThat(arabic.decimal(1234.5, 1)).isEqualTo("1\u202f234,5");
    }

    /** As CLDR does for Arabic: without the mark, a browser puts the sign on the other side of the number. */
    @Test
    void holdsASignAtItsEndOfAnArabicNumber() {
        assertThat(arabic.decimal(-0.5, 1)).isEqualTo("\u200e−0,5");
        assertThat(arabic.signed(0.5, 1)).isEqualTo("\u200e+0,5");
        assertThat(arabic.signed(0.01, 1)).isEqualTo("0,0");
        assertThat(arabic.percentage(34.2)).isEqualTo("34,2\u200e%\u200e");
    }

    /** The names of months that Tunisia uses, which are not those of the JDK's Arabic. */
    @Test
    void namesTheMonthsOfTunisia() {
        assertThat(IntStream.rangeClosed(1, 12).mapToObj(month -> arabic.date(LocalDate.of(2026, month, 1))))
                .containsExactly(
                        "1 جانفي 2026",
                        "1 فيفري 2026",
                        "1 مارس 2026",
                        "1 أفريل 2026",
                        "1 ماي 2026",
                        "1 جوان 2026",
                        "1 جويلية 2026",
                        "1 أوت 2026",
                        "1 سبتمبر 2026",
                        "1 أكتوبر 2026",
                        "1 نوفمبر 2026",
                        "1 ديسمبر 2026");
    }

    @Test
    void writesTimesWithLatinDigits() {
        Instant time = Instant.parse("2026-11-01T07:05:00Z");

        assertThat(arabic.dateTime(time, ZoneId.of("UTC"))).isEqualTo("1 نوفمبر 2026، 07:05");
        assertThat(french.dateTime(time, ZoneId.of("UTC"))).isEqualTo("1 nov. 2026, 07:05");
    }
}
