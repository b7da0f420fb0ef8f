package tn.segmentation.app.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tn.segmentation.store.run.RunSummary;

/**
 * Whether the segments can be trusted, as far as it is known. The chance test can only take trust away: a run that
 * passes it is not yet judged.
 *
 * @param level what the banner looks like
 * @param title the answer
 * @param sentence the reason
 * @param measures the numbers behind it
 */
record Trust(Level level, String title, String sentence, List<Measure> measures) {

    private static final double OVERLAP = 0.25;
    private static final double APART = 0.5;

    /** How a banner looks; there is no green one before stability is measured. */
    enum Level {
        /** Not judged. */
        NEUTRAL,
        /** Not to be relied on. */
        ALERT;

        /** Returns the word that style sheets know it by. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A number behind the judgement.
     *
     * @param term where the help explains it
     * @param name what it is called
     * @param value the number
     * @param meaning what it says, in one line
     */
    record Measure(String term, String name, String value, String meaning) {}

    static boolean isChance(RunSummary.Warning warning) {
        return warning.code().equals("no_better_than_chance");
    }

    static Trust of(RunSummary run, Words words) {
        boolean chance = run.warnings().stream().anyMatch(Trust::isChance);
        List<Measure> measures = new ArrayList<>();
        measures.add(new Measure(
                "variance",
                words.text("trust.variance"),
                words.formats().percentage(100 * run.varianceExplained()),
                varianceMeaning(run, words)));
        RunSummary.SilhouetteScore silhouette = run.silhouette();
        if (silhouette != null) {
            measures.add(new Measure(
                    "silhouette",
                    words.text("trust.silhouette"),
                    words.formats().decimal(silhouette.value(), 2),
                    silhouetteMeaning(run, silhouette, words)));
        }
        String key = run.chanceBaseline() == null ? "trust.untestable" : chance ? "trust.chance" : "trust.unjudged";
        return new Trust(
                chance ? Level.ALERT : Level.NEUTRAL, words.text(key), words.text(key + ".sentence"), measures);
    }

    private static String varianceMeaning(RunSummary run, Words words) {
        Double chance = run.chanceBaseline();
        return chance == null
                ? words.text("trust.variance.meaning.alone")
                : words.text("trust.variance.meaning", Map.of("chance", 100 * chance));
    }

    private static String silhouetteMeaning(RunSummary run, RunSummary.SilhouetteScore silhouette, Words words) {
        String meaning = words.text("trust.silhouette." + separation(silhouette.value()));
        Long rows = run.rowsSegmented();
        return rows != null && silhouette.sampleSize() < rows
                ? meaning + " " + words.text("trust.silhouette.sample", Map.of("lines", silhouette.sampleSize()))
                : meaning;
    }

    private static String separation(double silhouette) {
        if (silhouette >= APART) {
            return "apart";
        }
        return silhouette >= OVERLAP ? "overlap" : "touch";
    }
}
