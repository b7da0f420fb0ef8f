package tn.segmentation.app.dashboard;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tn.segmentation.app.offers.KeptOffer;
import tn.segmentation.app.offers.OfferChange;
import tn.segmentation.app.offers.OfferContent;
import tn.segmentation.store.run.RunSummary.Offer;

/**
 * Says what was changed about a segment, when and by whom.
 *
 * @param words of the page
 * @param zone of the clock that people live by
 */
record HistoryWords(Words words, ZoneId zone) {

    private static final String NAME = "name";
    private static final String OFFER = "offer";
    private static final String DETAIL = ".";

    /** Returns since when something is in force. */
    String changed(KeptOffer kept) {
        String by = kept.changedBy();
        String at = words.formats().dateTime(kept.changedAt(), zone);
        return by == null
                ? words.text("offers.seeded", Map.of("at", at))
                : words.text("offers.changed", Map.of("at", at, "by", by));
    }

    /** Returns a change; what came from the settings was nothing before. */
    HistoryLine line(OfferChange change) {
        KeptOffer before = change.before();
        Map<String, String> was = before == null ? Map.of() : parts(before.content());
        Map<String, String> is = parts(change.after().content());
        Set<String> all = new LinkedHashSet<>(is.keySet());
        all.addAll(was.keySet());
        List<String> changes = all.stream()
                .filter(part -> !is.getOrDefault(part, "").equals(was.getOrDefault(part, "")))
                .map(part -> sentence(part, was.getOrDefault(part, ""), is.getOrDefault(part, "")))
                .toList();
        return new HistoryLine(changed(change.after()), changes);
    }

    private String sentence(String key, String was, String is) {
        String part = called(key);
        if (was.isEmpty()) {
            return words.text("offers.history.set", Map.of("part", part, "after", is));
        }
        return is.isEmpty()
                ? words.text("offers.history.removed", Map.of("part", part, "before", was))
                : words.text("offers.history.changed", Map.of("part", part, "before", was, "after", is));
    }

    /** Everything that can change, in the order of the page; keys of details begin with a point. */
    private Map<String, String> parts(OfferContent content) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(NAME, content.name());
        Offer offer = content.offer();
        if (offer != null) {
            parts.put(OFFER, offer.name());
            OfferRow.texts(offer).forEach((key, text) -> parts.put(DETAIL + key, text.replace("\n", ", ")));
        }
        return parts;
    }

    private String called(String part) {
        return switch (part) {
            case NAME -> words.text("offers.name");
            case OFFER -> words.text("offers.offer");
            default -> words.offerField(part.substring(DETAIL.length()));
        };
    }
}
