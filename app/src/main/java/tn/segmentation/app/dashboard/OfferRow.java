package tn.segmentation.app.dashboard;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.offers.KeptOffer;
import tn.segmentation.app.offers.OfferContent;
import tn.segmentation.app.offers.SegmentOffers;
import tn.segmentation.store.run.RunSummary;
import tn.segmentation.store.run.RunSummary.Offer;

/**
 * One segment on the page of the offers.
 *
 * @param card what it is like
 * @param etag of the version that is shown
 * @param details of the offer, in order
 * @param changed since when it is like this, and who made it so
 * @param history changes, newest first
 * @param moreHistory that there are more of them, as a sentence; empty if these are all
 */
record OfferRow(
        SegmentCard card,
        String etag,
        List<Detail> details,
        String changed,
        List<HistoryLine> history,
        String moreHistory) {

    private static final int SHOWN_CHANGES = 20;

    /**
     * One line of an offer.
     *
     * @param key by which it is kept
     * @param name of it, for reading
     * @param text one part a line
     */
    record Detail(String key, String name, String text) {

        /** Returns how many parts it has. */
        public long lines() {
            return text.lines().count();
        }

        /** Returns the parts in one line. */
        public String listed() {
            return text.lines().collect(Collectors.joining(", "));
        }
    }

    /** Returns every segment of a run of which an offer is kept. */
    static List<OfferRow> of(RunSummary run, SegmentOffers offers, Messages messages, ZoneId zone) {
        Words words = new Words(messages, run);
        Map<String, KeptOffer> kept =
                offers.list().stream().collect(Collectors.toMap(KeptOffer::segment, Function.identity()));
        HistoryWords history = new HistoryWords(words, zone);
        return SegmentCard.of(run, words).stream()
                .flatMap(card -> Stream.ofNullable(kept.get(card.id())).map(one -> of(card, one, offers, history)))
                .toList();
    }

    private static OfferRow of(SegmentCard card, KeptOffer kept, SegmentOffers offers, HistoryWords words) {
        return new OfferRow(
                card,
                kept.etag(),
                details(kept.content(), words.words()),
                words.changed(kept),
                offers.history(kept.segment(), Long.MAX_VALUE, SHOWN_CHANGES).stream()
                        .map(words::line)
                        .toList(),
                kept.version() > SHOWN_CHANGES
                        ? words.words().text("offers.history.more", Map.of("shown", SHOWN_CHANGES))
                        : "");
    }

    private static List<Detail> details(OfferContent content, Words words) {
        Offer offer = content.offer();
        return offer == null
                ? List.of()
                : texts(offer).entrySet().stream()
                        .map(e -> new Detail(e.getKey(), words.offerField(e.getKey()), e.getValue()))
                        .toList();
    }

    /** Returns the details of an offer by key, one part a line. */
    static Map<String, String> texts(Offer offer) {
        Map<String, String> texts = new LinkedHashMap<>();
        offer.details()
                .forEach((key, value) -> texts.put(
                        key,
                        value instanceof List<?> list
                                ? list.stream().map(String::valueOf).collect(Collectors.joining("\n"))
                                : String.valueOf(value)));
        return texts;
    }
}
