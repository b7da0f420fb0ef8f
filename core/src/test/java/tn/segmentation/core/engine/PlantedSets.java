package tn.segmentation.core.engine;

import java.util.List;
import java.util.Random;
import tn.segmentation.core.data.Column;
import tn.segmentation.core.data.CustomerField;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.core.data.Table;

/**
 * Tables with known groups: what a scaling and a clustering are judged on. The groups of usage data differ in skew, in
 * zeros, in units and in how many absurd values they hold; {@link Random} is the same everywhere by its specification.
 */
final class PlantedSets {

    private static final int ROWS = 3000;

    private PlantedSets() {}

    /**
     * A table and its groups.
     *
     * @param name says what is difficult about it
     * @param table the features
     * @param truth the group of each row, 0 to {@code groups} - 1
     * @param groups how many
     */
    record PlantedSet(String name, Table table, int[] truth, int groups) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** A kind of customer: medians and deviations of logarithms of amounts, means of counts, probabilities of zero. */
    private record Kind(
            double share,
            double age,
            double ageDeviation,
            double spend,
            double spendSkew,
            double calls,
            double data,
            double dataSkew,
            double dataZeros,
            double texts,
            double textZeros) {}

    /** What the unit of a column makes of TND and GB, and how often a value is absurd. */
    private record Recording(double perDinar, double perGigabyte, double absurd) {}

    private static final Recording USUAL = new Recording(1, 1, 0);

    /** Few zeros, mild skews. */
    private static final List<Kind> MILD = List.of(
            new Kind(.30, 45, 10, 6, .35, 30, 1, .5, .05, 8, .2),
            new Kind(.25, 30, 8, 15, .35, 60, 6, .5, .02, 4, .3),
            new Kind(.20, 22, 3, 18, .30, 20, 20, .4, 0, 2, .4),
            new Kind(.15, 55, 9, 20, .35, 180, .8, .5, .1, 12, .2),
            new Kind(.10, 42, 9, 50, .40, 250, 15, .5, .02, 20, .1));

    /** The same kinds, with tails as heavy as in real usage data. */
    private static final List<Kind> SKEWED = List.of(
            new Kind(.30, 45, 10, 5, .65, 15, .4, 1.0, .1, 6, .4),
            new Kind(.25, 30, 8, 15, .6, 60, 5, .8, .03, 4, .5),
            new Kind(.20, 22, 3, 18, .5, 15, 28, .7, 0, 2, .6),
            new Kind(.15, 55, 9, 20, .6, 220, .5, 1.0, .15, 10, .4),
            new Kind(.10, 42, 9, 60, .6, 260, 18, .9, .03, 16, .3));

    /** Dormant lines, and people who never use data or never write. */
    private static final List<Kind> ZEROS = List.of(
            new Kind(.25, 42, 13, 1.2, .7, 3, .15, 1.1, .75, 3, .95),
            new Kind(.25, 56, 11, 7, .5, 60, .3, 1.0, .60, 4, .85),
            new Kind(.28, 34, 9, 13, .45, 70, 6, .7, .03, 4, .75),
            new Kind(.14, 22, 3, 17, .4, 20, 24, .6, .01, 3, .85),
            new Kind(.08, 44, 10, 45, .45, 260, 14, .8, .03, 10, .5));

    /** One kind holds most of the lines, another one in fifty. */
    private static final List<Kind> UNBALANCED = List.of(
            new Kind(.55, 40, 13, 9, .5, 40, 3, .8, .1, 4, .7),
            new Kind(.23, 58, 10, 5, .5, 90, .1, .9, .6, 4, .8),
            new Kind(.12, 22, 3, 20, .4, 15, 30, .5, 0, 3, .8),
            new Kind(.10, 44, 9, 60, .5, 350, 12, .7, .02, 14, .4));

    /** Sets of usage data, which only differ in what real files differ in. */
    static List<PlantedSet> usage() {
        return List.of(mildSkew(), heavySkew(), zeros(), megabytes(), bytesAndMillimes(), absurd(), unbalancedUsage());
    }

    static PlantedSet mildSkew() {
        return usage("mild skew", MILD, USUAL, 1);
    }

    static PlantedSet heavySkew() {
        return usage("heavy skew", SKEWED, USUAL, 2);
    }

    static PlantedSet zeros() {
        return usage("many zeros", ZEROS, USUAL, 3);
    }

    /** The rows of {@link #zeros()} in MB. */
    static PlantedSet megabytes() {
        return usage("many zeros, MB", ZEROS, new Recording(1, 1e3, 0), 3);
    }

    /** The rows of {@link #zeros()} in bytes and millimes. */
    static PlantedSet bytesAndMillimes() {
        return usage("many zeros, bytes and millimes", ZEROS, new Recording(1e3, 1e9, 0), 3);
    }

    /** The rows of {@link #zeros()} with one absurd value in a hundred, in every column of usage. */
    static PlantedSet absurd() {
        return usage("1 % absurd values", ZEROS, new Recording(1, 1, .01), 3);
    }

    static PlantedSet unbalancedUsage() {
        return usage("unbalanced usage", UNBALANCED, USUAL, 4);
    }

    /** Five round groups in four dimensions, ten deviations and more apart. */
    static PlantedSet separated() {
        double[][] centers = {{0, 0, 0, 0}, {12, 0, 0, 0}, {0, 12, 0, 0}, {0, 0, 12, 0}, {0, 0, 0, 12}};
        return round("well separated", centers, new double[] {.2, .2, .2, .2, .2}, 5);
    }

    /** Twenty round groups on a grid, ten deviations apart. */
    static PlantedSet grid() {
        double[][] centers = new double[20][];
        double[] shares = new double[centers.length];
        for (int g = 0; g < centers.length; g++) {
            int line = g / 5;
            centers[g] = new double[] {10.0 * (g % 5), 10.0 * line};
            shares[g] = 1.0 / centers.length;
        }
        return round("many groups", centers, shares, 6);
    }

    /** Four round groups of 85, 10, 4 and 1 % of the rows. */
    static PlantedSet unbalanced() {
        double[][] centers = {{0, 0, 0}, {14, 0, 0}, {0, 14, 0}, {0, 0, 14}};
        return round("unbalanced", centers, new double[] {.85, .10, .04, .01}, 7);
    }

    private static PlantedSet round(String name, double[][] centers, double[] shares, long seed) {
        Random random = new Random(seed);
        double[][] columns = new double[centers[0].length][ROWS];
        int[] truth = new int[ROWS];
        for (int i = 0; i < ROWS; i++) {
            truth[i] = choose(shares, random.nextDouble());
            for (int j = 0; j < columns.length; j++) {
                columns[j][i] = centers[truth[i]][j] + random.nextGaussian();
            }
        }
        Column[] named = new Column[columns.length];
        for (int j = 0; j < named.length; j++) {
            named[j] = new NumberColumn("x" + j, columns[j]);
        }
        return new PlantedSet(name, Table.of(named), truth, centers.length);
    }

    private static PlantedSet usage(String name, List<Kind> kinds, Recording recording, long seed) {
        Random random = new Random(seed);
        // a stream of their own, so that the other values stay those of the set without absurd ones
        Random absurd = new Random(seed + 1000);
        CustomerField[] fields = CustomerField.values();
        double[][] columns = new double[fields.length][ROWS];
        int[] truth = new int[ROWS];
        double[] shares = kinds.stream().mapToDouble(Kind::share).toArray();
        for (int i = 0; i < ROWS; i++) {
            truth[i] = choose(shares, random.nextDouble());
            double[] row = row(kinds.get(truth[i]), recording, random);
            if (absurd.nextDouble() < 4 * recording.absurd()) {
                int spoilt = 1 + absurd.nextInt(4);
                row[spoilt] = (1 + row[spoilt]) * StrictMath.pow(10, 3 + 3 * absurd.nextDouble());
            }
            for (int j = 0; j < columns.length; j++) {
                columns[j][i] = row[j];
            }
        }
        Column[] named = new Column[fields.length];
        for (int j = 0; j < fields.length; j++) {
            named[j] = new NumberColumn(fields[j].column(), columns[j]);
        }
        return new PlantedSet(name, Table.of(named), truth, kinds.size());
    }

    /** The five columns of the specification, in its order; spend and data correlate by .5 within a kind. */
    private static double[] row(Kind kind, Recording recording, Random random) {
        double age = StrictMath.max(18, StrictMath.rint(kind.age() + kind.ageDeviation() * random.nextGaussian()));
        double level = random.nextGaussian();
        double spend = kind.spend() * StrictMath.exp(kind.spendSkew() * level);
        double own = .5 * level + StrictMath.sqrt(.75) * random.nextGaussian();
        double data = kind.data() * StrictMath.exp(kind.dataSkew() * own);
        double calls = StrictMath.rint(kind.calls() / 2 * (exponential(random) + exponential(random)));
        double texts = StrictMath.ceil(kind.texts() * exponential(random));
        boolean noData = random.nextDouble() < kind.dataZeros();
        boolean noTexts = random.nextDouble() < kind.textZeros();
        return new double[] {
            age, spend * recording.perDinar(), calls, noData ? 0 : data * recording.perGigabyte(), noTexts ? 0 : texts
        };
    }

    private static double exponential(Random random) {
        return -StrictMath.log(1 - random.nextDouble());
    }

    private static int choose(double[] shares, double chance) {
        double left = chance;
        for (int g = 0; g < shares.length - 1; g++) {
            left -= shares[g];
            if (left < 0) {
                return g;
            }
        }
        return shares.length - 1;
    }
}
