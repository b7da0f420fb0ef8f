package tn.segmentation.app.sample;

import java.time.YearMonth;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.progress.Progress;

/**
 * The customers of one month. Each has a lasting level of its own (how much it spends, calls, writes and downloads
 * compared with its kind) around which its months vary, so that months are correlated as in real life. Levels are not
 * kept but drawn again from the customer's own stream, so that ten million customers fit anywhere.
 */
final class Population {

    /** Part of the variance of a level that lasts; hence the correlation of two months of one customer. */
    static final double LASTING = .8;
    /** Correlation of the logarithms of spend and data within a kind. */
    static final double SPEND_DATA_CORRELATION = .5;
    /** Shape of the gamma law of the rate of calls and of text messages. */
    static final double RATE_SHAPE = 2;
    /** Share of the customers that leave after a month; as many others arrive. */
    static final double LEAVERS = .015;
    /** Share of the customers that stay who are of another kind a month later. */
    static final double MOVERS = .08;

    private static final int CHECK_EVERY = 1 << 12;
    private static final int YOUNGEST = 18;
    private static final int OLDEST = 95;

    private static final long ARRIVAL = 1;
    private static final long LEVELS = 2;
    private static final long CHANGES = 3;
    /** Purposes from here on are months. */
    private static final long MONTHS = 16;

    private final long seed;
    private final YearMonth month;
    private final Progress progress;
    private final int[] customers;
    private final byte[] ages;
    private final Kind[] kinds;
    private final @Nullable Kind[] movedFrom;
    private int newest;

    private Population(long seed, YearMonth month, int size, Progress progress) {
        this.seed = seed;
        this.month = month;
        this.progress = progress;
        this.customers = new int[size];
        this.ages = new byte[size];
        this.kinds = new Kind[size];
        this.movedFrom = new Kind[size];
    }

    /** Returns {@code size} customers who all are new. */
    static Population first(int size, long seed, YearMonth month, Progress progress) {
        Population population = new Population(seed, month, size, progress);
        for (int i = 0; i < size; i++) {
            population.arrive(i);
        }
        return population;
    }

    /** Returns as many customers a month later: some left and were replaced, some are of another kind. */
    Population next() {
        Population later = new Population(seed, month.plusMonths(1), size(), progress);
        later.newest = newest;
        int stayers = later.stay(this);
        later.move(stayers);
        for (int i = stayers; i < size(); i++) {
            later.arrive(i);
        }
        return later;
    }

    YearMonth month() {
        return month;
    }

    int size() {
        return customers.length;
    }

    /** Returns a stream for something that happens to the population in this month. */
    Draws draws(long purpose) {
        return Draws.of(seed, 0, stamp() * MONTHS + purpose);
    }

    /** Returns what customer {@code i} did in this month. */
    Line line(int i) {
        Kind kind = kinds[i];
        // every number is drawn whatever the kind, so that one who moves keeps its levels
        Draws lasting = Draws.of(seed, customers[i], LEVELS);
        Draws fresh = Draws.of(seed, customers[i], stamp());
        double spendLevel = level(lasting, fresh);
        double own = level(lasting, fresh);
        double dataLevel = SPEND_DATA_CORRELATION * spendLevel
                + StrictMath.sqrt(1 - SPEND_DATA_CORRELATION * SPEND_DATA_CORRELATION) * own;
        double spendChance = chance(lasting, fresh);
        double dataChance = chance(lasting, fresh);
        double textChance = chance(lasting, fresh);
        double callRate = rate(lasting, fresh);
        double textRate = rate(lasting, fresh);
        int texts = textChance < kind.texts().zeros()
                ? 0
                : 1 + fresh.poisson((kind.texts().mean() - 1) * textRate);
        return new Line(
                customers[i],
                kind,
                movedFrom[i],
                ages[i],
                kind.spend().thousandths(spendLevel, spendChance),
                fresh.poisson(kind.calls() * callRate),
                kind.data().thousandths(dataLevel, dataChance),
                texts);
    }

    /** A normal deviate of variance 1. */
    private static double level(Draws lasting, Draws fresh) {
        return StrictMath.sqrt(LASTING) * lasting.normal() + StrictMath.sqrt(1 - LASTING) * fresh.normal();
    }

    /** A uniform deviate: the lasting one in most months. */
    private static double chance(Draws lasting, Draws fresh) {
        double usual = lasting.uniform();
        double other = fresh.uniform();
        return fresh.uniform() < LASTING ? usual : other;
    }

    /** A gamma deviate of mean 1: the sum of a lasting and a fresh one of the same scale is gamma again. */
    private static double rate(Draws lasting, Draws fresh) {
        return (lasting.gamma(LASTING * RATE_SHAPE) + fresh.gamma((1 - LASTING) * RATE_SHAPE)) / RATE_SHAPE;
    }

    private void arrive(int i) {
        checkCancelled(i);
        newest++;
        Draws draws = Draws.of(seed, newest, ARRIVAL);
        double[] shares = Kind.ALL.stream().mapToDouble(Kind::share).toArray();
        Kind kind = choose(shares, draws.uniform());
        double age;
        do {
            age = StrictMath.floor(kind.ages().mean() + kind.ages().deviation() * draws.normal() + 0.5);
        } while (age < YOUNGEST || age > OLDEST);
        customers[i] = newest;
        kinds[i] = kind;
        ages[i] = (byte) age;
    }

    private int stay(Population before) {
        Draws draws = draws(CHANGES);
        Selection leavers = new Selection((int) StrictMath.rint(LEAVERS * before.size()), before.size());
        int stayers = 0;
        for (int i = 0; i < before.size(); i++) {
            checkCancelled(i);
            if (!leavers.takes(draws.uniform())) {
                customers[stayers] = before.customers[i];
                ages[stayers] = before.ages[i];
                kinds[stayers] = before.kinds[i];
                stayers++;
            }
        }
        return stayers;
    }

    private void move(int stayers) {
        Draws draws = draws(CHANGES + 1);
        // a box stays a box
        int able = (int)
                Arrays.stream(kinds, 0, stayers).filter(k -> k != Kind.BOX).count();
        Selection movers = new Selection((int) Math.min(able, StrictMath.rint(MOVERS * stayers)), able);
        for (int i = 0; i < stayers; i++) {
            checkCancelled(i);
            if (kinds[i] != Kind.BOX && movers.takes(draws.uniform())) {
                movedFrom[i] = kinds[i];
                kinds[i] = destination(kinds[i], ages[i], draws.uniform());
            }
        }
    }

    /** Another kind, by its share among the people of that age: nobody's age changes with what they buy. */
    private static Kind destination(Kind from, int age, double chance) {
        double[] weights = Kind.ALL.stream()
                .mapToDouble(k ->
                        k == from || k == Kind.BOX ? 0 : k.share() * k.ages().density(age))
                .toArray();
        return choose(weights, chance);
    }

    private static Kind choose(double[] weights, double chance) {
        double left = chance * Arrays.stream(weights).sum();
        Kind last = Kind.DORMANT;
        for (int k = 0; k < weights.length; k++) {
            if (weights[k] > 0) {
                last = Kind.ALL.get(k);
                left -= weights[k];
                if (left < 0) {
                    return last;
                }
            }
        }
        return last;
    }

    /** Stops at customer {@code i} when that was asked for; it is not asked at each. */
    void checkCancelled(int i) {
        if (i % CHECK_EVERY == 0) {
            progress.checkCancelled();
        }
    }

    private long stamp() {
        return MONTHS + month.getYear() * 12L + month.getMonthValue();
    }
}
