package tn.segmentation.store.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShortestTextTest {

    @Test
    void writesDecimalsAsPeopleDo() {
        assertThat(text(34)).isEqualTo("34.0");
        assertThat(text(0)).isEqualTo("0.0");
        assertThat(text(-0.0)).isEqualTo("-0.0");
        assertThat(text(-29.532)).isEqualTo("-29.532");
        assertThat(text(0.001)).isEqualTo("0.001");
        assertThat(text(0.1f)).isEqualTo("0.1");
    }

    /**
     * DuckDB 1.5.6: {@code SELECT ?::DOUBLE::VARCHAR, ?::FLOAT::VARCHAR}; its text is as short as can be, or a digit
     * longer.
     */
    @Test
    void writesNoMoreThanDuckDbAndReadsBackTheSame() throws Exception {
        List<Double> values = new ArrayList<>(List.of(
                1e15,
                1e16,
                1e17,
                1e22,
                9.999999999999999e22,
                1e-4,
                1e-5,
                1.5e300,
                Double.MIN_VALUE,
                Double.MAX_VALUE,
                0.1 + 0.2,
                2e-3,
                2.2250738585072014e-308,
                9007199254740992.0,
                1234567890123456.8,
                12345678901234568.0,
                1e-7,
                5.605193857299268e-45));
        Random random = new Random(7);
        IntStream.range(0, 3000).forEach(i -> {
            values.add(random.nextInt() / 1000.0);
            values.add(random.nextDouble() * Math.pow(10, random.nextInt(24) - 12));
            values.add(Double.longBitsToDouble(random.nextLong()));
            values.add((double) Float.intBitsToFloat(random.nextInt()));
            values.add(Math.nextAfter(Math.pow(10, random.nextInt(40) - 20), random.nextDouble() - 0.5));
        });
        values.removeIf(v -> !Double.isFinite(v) || !Float.isFinite(v.floatValue()));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                PreparedStatement statement =
                        connection.prepareStatement("SELECT ?::DOUBLE::VARCHAR, ?::DOUBLE::FLOAT::VARCHAR")) {
            for (double value : values) {
                statement.setDouble(1, value);
                statement.setDouble(2, value);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    String exact = text(value);
                    String rounded = text((float) value);
                    assertThat(Double.parseDouble(exact)).isEqualTo(value);
                    assertThat(Float.parseFloat(rounded)).isEqualTo((float) value);
                    assertThat(exact).hasSizeLessThanOrEqualTo(row.getString(1).length());
                    assertThat(rounded)
                            .hasSizeLessThanOrEqualTo(row.getString(2).length());
                }
            }
        }
    }

    private static String text(double value) {
        byte[] into = new byte[ShortestText.LONGEST];
        return new String(into, 0, ShortestText.put(value, into, 0), StandardCharsets.US_ASCII);
    }

    private static String text(float value) {
        byte[] into = new byte[ShortestText.LONGEST];
        return new String(into, 0, ShortestText.put(value, into, 0), StandardCharsets.US_ASCII);
    }
}
