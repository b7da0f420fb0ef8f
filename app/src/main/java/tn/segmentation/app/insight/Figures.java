package tn.segmentation.app.insight;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tn.segmentation.app.language.Messages;
import tn.segmentation.store.run.RunSummary;

/**
 * The figures of a run, in the reader's language: who the segments are ({@code distribution}), which features set them
 * apart ({@code importance}), how each differs from the base ({@code profiles}), and each feature by segment
 * ({@code feature-<column>}). Every number comes from the summary. Titles state a finding, but never about segments
 * that are no better than chance.
 */
public final class Figures {

    private Figures() {}

    /** Returns the figures, in the order in which they are read. */
    public static List<Figure> of(RunSummary summary, Messages messages) {
        FigureWords words = new FigureWords(summary, messages);
        List<Figure> figures = new ArrayList<>();
        figures.add(new DistributionFigure(summary, words).build());
        if (!summary.featureImportance().isEmpty()) {
            DifferenceFigures differences = new DifferenceFigures(summary, words);
            figures.add(differences.importance());
            if (!summary.segments().stream().allMatch(RunSummary.Segment::hidden)) {
                figures.add(differences.profiles());
            }
        }
        ids(summary.features())
                .forEach((feature, id) -> figures.add(new FeatureFigure(summary, words, feature).build(id)));
        return List.copyOf(figures);
    }

    /**
     * Returns each feature of a segment beside the whole base, in the order of the features; as {@link #of} has it,
     * each is called {@code feature-<column>}.
     *
     * @param position of the segment in the order of the run, from 0
     */
    public static List<Figure> ofSegment(RunSummary summary, int position, Messages messages) {
        FigureWords words = new FigureWords(summary, messages);
        List<Figure> figures = new ArrayList<>();
        ids(summary.features())
                .forEach((feature, id) -> figures.add(new SegmentFigure(summary, words, position, feature).build(id)));
        return List.copyOf(figures);
    }

    /** Returns the table of the segments, {@code segments}: what may be taken away beside the figures. */
    public static Figure segments(RunSummary summary, Messages messages) {
        return new SegmentsTable(summary, new FigureWords(summary, messages)).build();
    }

    /**
     * Returns the table of the columns of a segment, {@code profile}.
     *
     * @param position of the segment in the order of the run, from 0
     */
    public static Figure profile(RunSummary summary, int position, Messages messages) {
        return new ProfileTable(summary, position, new FigureWords(summary, messages)).build();
    }

    /**
     * Ids are names of files and links: other characters than letters, digits, minus and underscore give way, and two
     * columns never share one, also where file names ignore case.
     */
    static Map<String, String> ids(List<String> features) {
        Map<String, String> ids = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        for (String feature : features) {
            String plain = java.text.Normalizer.normalize(feature, java.text.Normalizer.Form.NFD)
                    .replaceAll("\\p{M}", "")
                    .replaceAll("[^A-Za-z0-9_-]+", "_");
            String stem = "feature-" + plain.substring(0, Math.min(plain.length(), 80));
            String id = stem;
            for (int n = 2; !taken.add(id.toLowerCase(java.util.Locale.ROOT)); n++) {
                id = stem + "-" + n;
            }
            ids.put(feature, id);
        }
        return ids;
    }
}
