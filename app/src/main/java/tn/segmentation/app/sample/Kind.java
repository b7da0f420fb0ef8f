package tn.segmentation.app.sample;

import java.util.List;
import java.util.Locale;

/**
 * The kinds of lines that are planted. The share of boxes, the mean spend (13 to 15 TND a line) and the mean data
 * volume (about 11 GB a line) that they add up to follow figures published for Tunisia in 2025; everything else is a
 * guess.
 */
enum Kind {
    DORMANT(.19, new Ages(40, 14), new Amount(1.2, .70, .30), 4, new Amount(.15, 1.2, .75), new Texts(.93, 3)),
    THRIFTY_VOICE(.24, new Ages(57, 12), new Amount(6.5, .50, .02), 60, new Amount(.3, 1.1, .55), new Texts(.80, 4)),
    EVERYDAY_DATA(.31, new Ages(35, 10), new Amount(13, .45, .01), 70, new Amount(6, .7, .03), new Texts(.75, 4)),
    YOUNG_HEAVY_DATA(.16, new Ages(22, 3), new Amount(17, .40, 0), 22, new Amount(22, .6, .005), new Texts(.85, 3)),
    INTENSIVE(.09, new Ages(44, 10), new Amount(42, .45, 0), 260, new Amount(14, .9, .03), new Texts(.55, 10)),
    /** A box or a data key: so few that they should not own a segment, and far from everyone else. */
    BOX(.01, new Ages(42, 12), new Amount(45, .40, 0), 0, new Amount(250, .6, 0), new Texts(1, 1));

    /** In the order of declaration. */
    static final List<Kind> ALL = List.of(values());

    private final double share;
    private final Ages ages;
    private final Amount spend;
    private final double calls;
    private final Amount data;
    private final Texts texts;

    Kind(double share, Ages ages, Amount spend, double calls, Amount data, Texts texts) {
        this.share = share;
        this.ages = ages;
        this.spend = spend;
        this.calls = calls;
        this.data = data;
        this.texts = texts;
    }

    /** Returns the name that the truth file uses. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the share of all lines, 0 to 1; the shares add up to 1. */
    double share() {
        return share;
    }

    Ages ages() {
        return ages;
    }

    /** Returns the spend of a month, in TND. */
    Amount spend() {
        return spend;
    }

    /** Returns the mean number of calls in a month. */
    double calls() {
        return calls;
    }

    /** Returns the data volume of a month, in GB. */
    Amount data() {
        return data;
    }

    Texts texts() {
        return texts;
    }

    /** Ages in years: normal, cut at both ends of {@link Population}. */
    record Ages(double mean, double deviation) {

        /** Returns the normal density at an age, up to a factor that all kinds share. */
        double density(int age) {
            double z = (age - mean) / deviation;
            return StrictMath.exp(-z * z / 2) / deviation;
        }
    }

    /** Zero with probability {@code zeros}, else log-normal around the median. */
    record Amount(double median, double logDeviation, double zeros) {

        /** Returns the amount in thousandths (millimes, megabytes), at least one when it is not zero. */
        long thousandths(double level, double chance) {
            if (chance < zeros) {
                return 0;
            }
            double value = median * StrictMath.exp(logDeviation * level);
            return Math.max(1, (long) StrictMath.floor(value * 1000 + 0.5));
        }
    }

    /** No text message with probability {@code zeros}, else {@code mean} of them on average. */
    record Texts(double zeros, double mean) {}
}
