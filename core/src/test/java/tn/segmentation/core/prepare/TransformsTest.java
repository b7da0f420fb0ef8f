package tn.segmentation.core.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.core.data.Table;
import tn.segmentation.core.prepare.FeatureTransform.Shape;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Workers;

class TransformsTest {

    private static final double[] VALUES = {3, 1, 4, 1, 5, 9, 2, 6};

    /** scikit-learn 1.2.1: {@code StandardScaler().fit_transform(VALUES)}. */
    @Test
    void standardIsTheZScoreOfScikitLearn() {
        assertScaled(
                Scaling.STANDARD,
                -0.3403516468284206,
                -1.118298268150525,
                0.048621663832631515,
                -1.118298268150525,
                0.4375949744936836,
                1.9934882171378923,
                -0.7293249574894728,
                0.8265682851547358);
    }

    /** scikit-learn 1.2.1: {@code RobustScaler().fit_transform(VALUES)}. */
    @Test
    void robustIsTheOneOfScikitLearn() {
        assertScaled(
                Scaling.ROBUST,
                -0.14285714285714285,
                -0.7142857142857143,
                0.14285714285714285,
                -0.7142857142857143,
                0.42857142857142855,
                1.5714285714285714,
                -0.42857142857142855,
                0.7142857142857143);
    }

    @Test
    void noneKeepsTheRawUnits() {
        assertScaled(Scaling.NONE, VALUES);
    }

    @Test
    void robustFallsBackToTheDeviationWhereTheQuartilesMeet() {
        FeatureTransform transform = fitOne("x", Scaling.ROBUST, 5, 5, 5, 5, 5, 5, 5, 25);

        assertThat(transform.mean()).isEqualTo(5);
        // population standard deviation of seven 5 and one 25: 20 * sqrt(7) / 8
        assertThat(transform.deviation()).isCloseTo(20 * Math.sqrt(7) / 8, within(1e-12));
    }

    @Test
    void autoCapsUsageAtTheQuartileRuleAndTakesTheLogarithm() {
        FeatureTransform transform = fitOne("volume_data", Scaling.AUTO, 0, 2, 2, 4, 8, 8, 100_000);

        // positive values 2 2 4 8 8 100000: Q1 = 2.5, Q3 = 8 (type 7), cap = 8 * (8 / 2.5)^2
        assertThat(transform.shape()).isEqualTo(Shape.LOG_QUARTILE);
        assertThat(transform.quartile()).isEqualTo(2.5);
        assertThat(transform.cap()).isCloseTo(8 * 3.2 * 3.2, within(1e-12));
        assertThat(transform.apply(100_000)).isEqualTo(transform.apply(8 * 3.2 * 3.2));
        assertThat(transform.weight()).isEqualTo(1);
    }

    @Test
    void autoCapsAtAHighQuantileWhereTheQuartilesMeet() {
        double[] values = new double[1000];
        java.util.Arrays.fill(values, 500, 1000, 10);
        values[999] = 1000;
        FeatureTransform transform = fitOne("nombre_sms", Scaling.AUTO, values);

        // 99.5 % of the positive values: 499 tens and one 1000
        assertThat(transform.cap()).isEqualTo(10);
        assertThat(transform.quartile()).isEqualTo(10);
    }

    @Test
    void autoWeighsMostlyZeroColumnsAndAgeLess() {
        assertThat(fitOne("nombre_sms", Scaling.AUTO, 0, 0, 0, 0, 0, 0, 0, 0, 3, 9)
                        .weight())
                .isCloseTo(0.4, within(1e-15));
        assertThat(fitOne("age", Scaling.AUTO, 20, 30, 40).weight()).isEqualTo(0.7);
        assertThat(fitOne("age", Scaling.AUTO, 0, 0, 0, 30, 40).weight()).isCloseTo(0.7 * 0.8, within(1e-15));
        assertThat(fitOne("age", Scaling.AUTO, 20, 30, 40).shape()).isEqualTo(Shape.LINEAR);
    }

    @Test
    void autoTakesOtherColumnsForAmountsOnlyWhenTheySpread() {
        assertThat(fitOne("recharge", Scaling.AUTO, 1, 2, 20, 40).shape()).isEqualTo(Shape.LOG_QUARTILE);
        assertThat(fitOne("tenure", Scaling.AUTO, 10, 12, 14, 16).shape()).isEqualTo(Shape.LINEAR);
        assertThat(fitOne("balance", Scaling.AUTO, -5, 2, 20, 40).shape()).isEqualTo(Shape.LINEAR);
    }

    @Test
    void logTakesTheLogarithmOfWhatIsNotNegative() {
        assertThat(fitOne("x", Scaling.LOG, 0, 1, 5).shape()).isEqualTo(Shape.LOG);
        assertThat(fitOne("x", Scaling.LOG, -1, 1, 5).shape()).isEqualTo(Shape.LINEAR);
    }

    @Test
    void neitherTheUnitNorAFewAbsurdValuesChangeAuto() {
        double[] gigabytes = new double[500];
        double[] megabytes = new double[500];
        for (int i = 0; i < 500; i++) {
            gigabytes[i] = StrictMath.exp(i / 100.0);
            megabytes[i] = 1024 * gigabytes[i];
        }
        FeatureTransform inGigabytes = fitOne("volume_data", Scaling.AUTO, gigabytes);
        FeatureTransform inMegabytes = fitOne("volume_data", Scaling.AUTO, megabytes);
        for (int i = 0; i < 500; i += 50) {
            assertThat(inMegabytes.apply(megabytes[i])).isCloseTo(inGigabytes.apply(gigabytes[i]), within(1e-12));
        }
    }

    @Test
    void aGivenWeightReplacesTheOneOfTheScaling() {
        Transforms transforms = fit(Scaling.AUTO, Map.of("age", 2.5), new NumberColumn("age", new double[] {20, 30}));
        FeatureTransform age = transforms.features().get(0);

        assertThat(age.weight()).isEqualTo(2.5);
        // mean 25, deviation 5
        assertThat(age.standardize(30)).isEqualTo(1);
        assertThat(age.apply(30)).isEqualTo(2.5);
        assertThat(age.invert(2.5)).isEqualTo(30);
    }

    @Test
    void leavesOutConstantAndEmptyColumns() {
        Transforms transforms = fit(
                Scaling.AUTO,
                Map.of(),
                new NumberColumn("age", new double[] {30, 30}),
                new NumberColumn("nombre_sms", new double[] {1, 2}),
                new NumberColumn("nombre_appels", new double[] {Double.NaN, Double.NaN}));

        assertThat(transforms.constant()).containsExactly("age", "nombre_appels");
        assertThat(transforms.features()).extracting(FeatureTransform::feature).containsExactly("nombre_sms");
    }

    /** A thousand text messages by one of a thousand lines are capped to the ten of all others. */
    @Test
    void leavesOutAColumnThatIsConstantOnceItIsCapped() {
        double[] values = new double[1000];
        java.util.Arrays.fill(values, 10);
        values[999] = 1000;

        Transforms transforms = fit(Scaling.AUTO, Map.of(), new NumberColumn("nombre_sms", values));

        assertThat(transforms.constant()).containsExactly("nombre_sms");
        assertThat(transforms.features()).isEmpty();
    }

    @Test
    void namesTheColumnsOfWhichValuesLieFarFromTheOthers() {
        Transforms transforms = fit(
                Scaling.STANDARD,
                Map.of(),
                new NumberColumn("volume_data", new double[] {2, 2, 4, 8, 8, 100_000}),
                new NumberColumn("age", new double[] {20, 30, 40, 50, 60, 65}));

        assertThat(transforms.outlying()).extracting(PlausibleRange::column).containsExactly("volume_data");
        assertThat(transforms.outlying().get(0).outside()).isEqualTo(1);
    }

    /** Of the first five and any larger value numpy 2.4.6 gives Q1 = 2.5 and Q3 = 8: ten times the cap is 819.2. */
    @ParameterizedTest
    @EnumSource(Scaling.class)
    void anAmountIsJudgedAsOneHoweverItIsScaled(Scaling scaling) {
        NumberColumn beyond = new NumberColumn("volume_data", new double[] {2, 2, 4, 8, 8, 820});
        NumberColumn within = new NumberColumn("volume_data", new double[] {2, 2, 4, 8, 8, 819});

        assertThat(fit(scaling, Map.of(), beyond).outlying())
                .singleElement()
                .satisfies(range -> assertThat(range.low()).isZero())
                .satisfies(range -> assertThat(range.high()).isCloseTo(819.2, within(1e-10)));
        assertThat(fit(scaling, Map.of(), within).outlying()).isEmpty();
    }

    @Test
    void aScalingIsWrittenInSmallLetters() {
        assertThat(Scaling.values())
                .extracting(Scaling::word)
                .containsExactly("auto", "standard", "log", "robust", "none");
    }

    @Test
    void countsCappedValues() {
        Transforms transforms = fit(
                Scaling.AUTO,
                Map.of(),
                new NumberColumn("volume_data", new double[] {1, 2, 3, 4, 1e6, 1e7, 2, 3, 3, 2}),
                new NumberColumn("nombre_appels", new double[] {1, 2, 3, 4, 5, 6, 2, 3, 3, 2}));

        assertThat(transforms.capped()).isEqualTo(Map.of("volume_data", 2L));
    }

    @Test
    void standsTheMedianInForMissingValues() {
        FeatureTransform transform = fitOne("age", Scaling.STANDARD, 20, 30, Double.NaN, 70);

        assertThat(transform.fill()).isEqualTo(30);
        assertThat(transform.apply(Double.NaN)).isEqualTo(transform.apply(30));
    }

    @ParameterizedTest
    @EnumSource(Scaling.class)
    void scaledValuesLieOnTheGridAndLeadBack(Scaling scaling) {
        NumberColumn column = new NumberColumn("volume_data", VALUES);
        Table table = Table.of(column);
        try (Workers workers = new Workers(1, Progress.SILENT)) {
            Transforms transforms = Transforms.fit(table, scaling, Map.of(), workers);
            FeatureTransform transform = transforms.features().get(0);
            ScaledTable scaled =
                    Grid.held(Transforms.apply(table, transforms.features(), transforms.gridExponent(), workers));
            for (int i = 0; i < VALUES.length; i++) {
                double value = scaled.columns()[0][i] / scaled.stepsPerUnit();
                assertThat(value).isCloseTo(transform.apply(VALUES[i]), within(0.5 / scaled.stepsPerUnit()));
                assertThat(value).isEqualTo(ScaledTable.snap(transform.apply(VALUES[i]), scaled.stepsPerUnit()));
                double capped = Math.min(VALUES[i], transform.cap() == null ? VALUES[i] : transform.cap());
                assertThat(transform.invert(value)).isCloseTo(capped, within(1e-8 * Math.abs(capped)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-250, 0.3, 1, 37.5, 64, 1e15, 0x1.fffffffffp3})
    void theLargestValueTakesMostOfTheGrid(double largest) {
        double largestStep = Math.scalb(largest, ScaledTable.gridExponentFor(largest));

        assertThat(largestStep).isBetween(0x1p29, 0x1p31 - 1);
    }

    /** The doubles of the same numbers are the oracle; units far apart are not looked up in a table. */
    @ParameterizedTest
    @CsvSource({"0, 30", "0, 3000", "17, 30", "-9, 30", "0, 2000000000"})
    void decimalsGiveTheStepsOfTheirDoubles(int smallest, int range) {
        int[] units = new Random(2).ints(3000, smallest, smallest + range).toArray();
        units[5] = NumberColumn.MISSING;
        NumberColumn decimals = NumberColumn.ofDecimals("volume_data", units, 2);
        NumberColumn doubles = new NumberColumn("volume_data", decimals.values());
        try (Workers workers = new Workers(2, Progress.SILENT)) {
            for (Scaling scaling : Scaling.values()) {
                Transforms expected = Transforms.fit(Table.of(doubles), scaling, Map.of(), workers);
                Transforms found = Transforms.fit(Table.of(decimals), scaling, Map.of(), workers);

                assertThat(found).isEqualTo(expected);
                assertThat(Grid.held(Transforms.apply(
                                        Table.of(decimals), found.features(), found.gridExponent(), workers))
                                .columns()[0])
                        .isEqualTo(Grid.held(Transforms.apply(
                                        Table.of(doubles), expected.features(), expected.gridExponent(), workers))
                                .columns()[0]);
            }
        }
    }

    @Test
    void rejectsTransformsThatCannotScale() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FeatureTransform("x", Shape.LINEAR, null, null, 0, 0, 1, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FeatureTransform("x", Shape.LINEAR, null, null, 0, 1, Double.NaN, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FeatureTransform("x", Shape.LINEAR, null, null, 0, 1, 0, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FeatureTransform("x", Shape.LOG_QUARTILE, null, null, 0, 1, 1, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FeatureTransform("x", Shape.LOG_QUARTILE, null, 0.0, 0, 1, 1, 0));
    }

    private static void assertScaled(Scaling scaling, double... expected) {
        FeatureTransform transform = fitOne("x", scaling, VALUES);
        for (int i = 0; i < VALUES.length; i++) {
            assertThat(transform.apply(VALUES[i])).isCloseTo(expected[i], within(1e-14));
        }
    }

    private static FeatureTransform fitOne(String name, Scaling scaling, double... values) {
        return fit(scaling, Map.of(), new NumberColumn(name, values)).features().get(0);
    }

    private static Transforms fit(Scaling scaling, Map<String, Double> weights, NumberColumn... columns) {
        try (Workers workers = new Workers(2, Progress.SILENT)) {
            return Transforms.fit(Table.of(columns), scaling, weights, workers);
        }
    }
}
