package tn.segmentation.core.engine;

import java.util.Arrays;
import java.util.Random;
import tn.segmentation.core.data.Column;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.core.data.Table;

/** Customers that tests make up. */
final class Customers {

    private Customers() {}

    /** Five groups with the columns of the specification; heavy tails and zeros as in real usage. */
    static Table of(int rows) {
        double[][] centers = {
            {46, 9, 25, 0.4, 4}, {31, 22, 55, 6, 10}, {52, 28, 180, 1, 20}, {23, 18, 35, 15, 90}, {41, 85, 240, 25, 30}
        };
        Random random = new Random(8);
        double[][] values = new double[5][rows];
        for (int i = 0; i < rows; i++) {
            double[] center = centers[i % 5];
            values[0][i] = Math.max(18, Math.rint(center[0] + 8 * random.nextGaussian()));
            for (int j = 1; j < 5; j++) {
                double value = center[j] * Math.exp(0.4 * random.nextGaussian());
                values[j][i] = j > 2 && random.nextInt(5) == 0 ? 0 : Math.rint(1000 * value) / 1000;
            }
        }
        return Table.of(
                new NumberColumn("age", values[0]),
                new NumberColumn("montant_consommation", values[1]),
                new NumberColumn("nombre_appels", values[2]),
                new NumberColumn("volume_data", values[3]),
                new NumberColumn("nombre_sms", values[4]));
    }

    /** Returns some rows of a table of numbers, in that order. */
    static Table select(Table table, int... rows) {
        return new Table(table.names().stream()
                .<Column>map(name -> new NumberColumn(
                        name,
                        Arrays.stream(rows)
                                .mapToDouble(i -> table.numbers(name).value(i))
                                .toArray()))
                .toList());
    }
}
