package tn.segmentation.core.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tn.segmentation.core.data.Column;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.core.data.Table;

/** The public data sets that expected numbers were computed on. */
public final class OracleData {

    private OracleData() {}

    /** Returns the four measurements of 150 irises. */
    public static Table iris() {
        return read("iris.csv", List.of("sepal_length", "sepal_width", "petal_length", "petal_width"), 0, 1, 2, 3);
    }

    /** Returns age, charge amount, frequency of use and frequency of SMS of 3150 customers. */
    public static Table iranian() {
        return read(
                "iranian_churn.csv",
                List.of("age", "charge_amount", "frequency_of_use", "frequency_of_sms"),
                11,
                3,
                5,
                6);
    }

    /** Returns the age group of the Iranian customers, 1 to 5, as 0 to 4. */
    public static byte[] iranianAgeGroups() {
        double[] groups = read("iranian_churn.csv", List.of("age_group"), 8)
                .numbers("age_group")
                .values();
        byte[] labels = new byte[groups.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (groups[i] - 1);
        }
        return labels;
    }

    private static Table read(String file, List<String> names, int... positions) {
        List<String[]> rows = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(OracleData.class.getResourceAsStream("/oracle/" + file)),
                StandardCharsets.UTF_8))) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                rows.add(line.split(","));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Column> columns = new ArrayList<>();
        for (int j = 0; j < positions.length; j++) {
            int position = positions[j];
            columns.add(new NumberColumn(
                    names.get(j),
                    rows.stream()
                            .mapToDouble(r -> Double.parseDouble(r[position]))
                            .toArray()));
        }
        return new Table(columns);
    }
}
