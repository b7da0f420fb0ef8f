package tn.segmentation.app.dashboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.run.RunSummary;

/**
 * One segment as a page shows it.
 *
 * @param number 1 for the first
 * @param colour number of its colour, 1 to 8
 * @param id {@code S1}
 * @param name empty while it has none but the id
 * @param size lines
 * @param lines share of the lines
 * @param spend share of the spend; null where it is not known
 * @param traits what sets it apart
 * @param offer name of the commercial offer; empty without one
 * @param offerDetails the other fields of the offer, in words
 * @param medians per feature, in order
 */
record SegmentCard(
        int number,
        int colour,
        String id,
        String name,
        String size,
        Bar lines,
        @Nullable Bar spend,
        List<String> traits,
        String offer,
        List<String> offerDetails,
        List<String> medians) {

    private static final int COLOURS = 8;
    private static final double LARGE = 1000;

    static List<SegmentCard> of(RunSummary run, Words words) {
        boolean chance = run.warnings().stream().anyMatch(Trust::isChance);
        Traits traits = new Traits(run, words);
        List<SegmentCard> cards = new ArrayList<>();
        for (int i = 0; i < run.segments().size(); i++) {
            // what is no better than chance, or hidden, is not given a character
            boolean isPlain = chance || run.segments().get(i).hidden();
            cards.add(of(run, i, isPlain ? List.of() : traits.of(i), words));
        }
        return cards;
    }

    /** Returns the number of the colour of a segment, by its position from 0. */
    static int colour(int position) {
        return position % COLOURS + 1;
    }

    private static SegmentCard of(RunSummary run, int index, List<String> traits, Words words) {
        RunSummary.Segment segment = run.segments().get(index);
        RunSummary.Offer offer = segment.offer();
        Double spend = segment.shareOfSpend();
        return new SegmentCard(
                index + 1,
                colour(index),
                segment.id(),
                segment.name().equals(segment.id()) ? "" : segment.name(),
                words.messages().count(segment.size()),
                new Bar(
                        Objects.requireNonNullElse(segment.percentage(), 0.0),
                        words.messages().share(segment.percentageDisplay())),
                spend == null ? null : new Bar(spend, words.formats().percentage(spend)),
                traits,
                offer == null ? "" : offer.name(),
                offer == null ? List.of() : details(offer, words),
                run.features().stream().map(f -> median(run, segment, f, words)).toList());
    }

    private static List<String> details(RunSummary.Offer offer, Words words) {
        return offer.details().entrySet().stream()
                .map(e -> words.text(
                        "offer.detail", Map.of("name", words.offerField(e.getKey()), "value", asWritten(e.getValue()))))
                .toList();
    }

    /** A number of an offer is no measure: it is shown as the operator wrote it. */
    private static Object asWritten(Object value) {
        return value instanceof List<?> ? value : String.valueOf(value);
    }

    private static String median(RunSummary run, RunSummary.Segment segment, String feature, Words words) {
        if (segment.hidden()) {
            return words.messages().hidden();
        }
        Double median = segment.medianValues().get(feature);
        return words.formats().decimal(median == null ? Double.NaN : median, decimals(run, feature));
    }

    /** One number of decimals for a whole column: none where every median is whole or they are large. */
    private static int decimals(RunSummary run, String feature) {
        double[] medians = run.segments().stream()
                .mapToDouble(s -> s.medianValues().getOrDefault(feature, 0.0))
                .toArray();
        boolean whole = Arrays.stream(medians).allMatch(m -> m == Math.rint(m));
        return whole || Arrays.stream(medians).max().orElse(0) >= LARGE ? 0 : 1;
    }
}
