package tn.segmentation.app.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.insight.SegmentColours;
import tn.segmentation.app.insight.SegmentMedians;
import tn.segmentation.store.run.RunSummary;

/**
 * One segment as a page shows it.
 *
 * @param number 1 for the first
 * @param colour see {@link SegmentColours#number}
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

    private static SegmentCard of(RunSummary run, int index, List<String> traits, Words words) {
        RunSummary.Segment segment = run.segments().get(index);
        RunSummary.Offer offer = segment.offer();
        Double spend = segment.shareOfSpend();
        return new SegmentCard(
                index + 1,
                SegmentColours.number(index),
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
                SegmentMedians.of(run, segment, words.messages()));
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
}
