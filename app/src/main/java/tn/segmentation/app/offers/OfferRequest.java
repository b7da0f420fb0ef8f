package tn.segmentation.app.offers;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.problem.RequestJson;
import tn.segmentation.app.problem.RequestRefusal;
import tn.segmentation.store.run.RunSummary.Offer;
import tools.jackson.databind.JsonNode;

/** Reads the name and the offer that somebody wants a segment to have, and refuses what cannot be shown. */
final class OfferRequest {

    /** More bytes than the longest of them has. */
    private static final int LONGEST = 1_000_000;

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_OFFER = 100;
    private static final int LONGEST_KEY = 40;
    private static final int LONGEST_VALUE = 300;
    private static final int MOST_DETAILS = 20;
    private static final int MOST_ITEMS = 20;

    private static final Set<String> KEYS = Set.of("name", "offer");
    private static final Set<String> OFFER_KEYS = Set.of("name", "details");

    /** Ends of lines, other controls, halves of letters, and what turns the direction of the text that follows. */
    private static final Pattern UNSHOWN =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]");

    private OfferRequest() {}

    /**
     * Reads a request: {@code {"name": "Jeunes", "offer": {"name": "Data+", "details": {"services": ["10 Go"]}}}}. An
     * empty name stands for the id, an absent offer for none. Blanks around texts are dropped.
     *
     * @throws RequestRefusal {@code offer_request_unknown}, {@code offer_text_wrong} or {@code offer_parts_too_many}
     */
    static OfferContent read(InputStream json, String segment) throws IOException {
        JsonNode root = RequestJson.object(json, LONGEST, OfferRequest::unknown);
        RequestJson.requireOnly(root, KEYS, OfferRequest::unknown);
        String name = text(root.path("name"), "name", 0, LONGEST_NAME);
        return new OfferContent(name.isEmpty() ? segment : name, offer(root.path("offer")));
    }

    private static @Nullable Offer offer(JsonNode offer) {
        if (offer.isMissingNode() || offer.isNull()) {
            return null;
        }
        if (!offer.isObject()) {
            throw unknown("offer");
        }
        RequestJson.requireOnly(offer, OFFER_KEYS, key -> unknown("offer." + key));
        return new Offer(text(offer.path("name"), "offer.name", 1, LONGEST_OFFER), details(offer.path("details")));
    }

    private static Map<String, Object> details(JsonNode node) {
        Map<String, Object> details = new LinkedHashMap<>();
        if (node.isMissingNode()) {
            return details;
        }
        if (!node.isObject()) {
            throw unknown("offer.details");
        }
        requireFew(node, "offer.details", MOST_DETAILS);
        node.properties().forEach(property -> {
            String key = text(property.getKey(), "offer.details", 1, LONGEST_KEY);
            String field = "offer.details." + key;
            if (details.put(key, value(property.getValue(), field)) != null) {
                throw unknown(field);
            }
        });
        return details;
    }

    private static Object value(JsonNode node, String field) {
        if (!node.isArray()) {
            return text(node, field, 1, LONGEST_VALUE);
        }
        if (node.isEmpty()) {
            throw wrong(field, LONGEST_VALUE);
        }
        requireFew(node, field, MOST_ITEMS);
        List<String> items = new ArrayList<>();
        node.forEach(item -> items.add(text(item, field, 1, LONGEST_VALUE)));
        return items;
    }

    private static String text(JsonNode node, String field, int least, int most) {
        if (!node.isString()) {
            throw unknown(field);
        }
        return text(node.stringValue(), field, least, most);
    }

    private static String text(String given, String field, int least, int most) {
        String text = given.strip();
        int length = text.codePointCount(0, text.length());
        if (length < least || length > most || UNSHOWN.matcher(text).find()) {
            throw wrong(field, most);
        }
        return text;
    }

    private static void requireFew(JsonNode parts, String field, int most) {
        if (parts.size() > most) {
            throw new RequestRefusal(400, "offer_parts_too_many", Map.of("field", field, "most", most));
        }
    }

    private static RequestRefusal unknown(String field) {
        return new RequestRefusal(400, "offer_request_unknown", Map.of("field", field));
    }

    private static RequestRefusal wrong(String field, int most) {
        return new RequestRefusal(400, "offer_text_wrong", Map.of("field", field, "most", most));
    }
}
