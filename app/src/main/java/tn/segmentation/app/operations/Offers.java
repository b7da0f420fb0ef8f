package tn.segmentation.app.operations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tn.segmentation.store.run.RunSummary.Offer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which offer each segment gets at first: {@code COMMERCIAL_OFFERS}, a JSON object from the id of a segment to a text,
 * or to an object with a {@code name} and whatever else belongs to the offer. Immutable.
 */
public final class Offers {

    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};

    private final Map<String, Offer> bySegment;

    private Offers(Map<String, Offer> bySegment) {
        this.bySegment = Collections.unmodifiableMap(bySegment);
    }

    /**
     * Reads the offers.
     *
     * @param json {@code {"S1": "Découverte", "S2": {"name": "Voix", "reduction": "10 %"}}}
     * @throws IllegalArgumentException saying what is wrong, if that is no such object
     */
    public static Offers parse(String json) {
        Map<String, Object> given;
        try {
            given = JsonMapper.shared().readValue(json, OBJECT);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
        if (given == null) {
            throw new IllegalArgumentException("null");
        }
        Map<String, Offer> offers = new LinkedHashMap<>();
        given.forEach((segment, offer) -> offers.put(segment, offer(segment, offer)));
        return new Offers(offers);
    }

    private static Offer offer(String segment, Object given) {
        if (given instanceof String text && !text.isBlank()) {
            return new Offer(text, Map.of());
        }
        if (given instanceof Map<?, ?> fields && fields.get("name") instanceof String name && !name.isBlank()) {
            Map<String, Object> details = new LinkedHashMap<>();
            fields.forEach((key, value) -> {
                if (!"name".equals(key) && value != null) {
                    details.put(String.valueOf(key), value);
                }
            });
            return new Offer(name, Collections.unmodifiableMap(details));
        }
        throw new IllegalArgumentException(segment + ": " + given);
    }

    /** Returns, as JSON, the offers of a platform that was not told any. */
    public static String defaults() {
        try (InputStream in = Offers.class.getResourceAsStream("default-offers.json")) {
            if (in == null) {
                throw new IllegalStateException("missing from the jar: default-offers.json");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the offer of a segment, if it has one. */
    public Optional<Offer> of(String segment) {
        return Optional.ofNullable(bySegment.get(segment));
    }

    /** Returns the segments that have an offer, in the order in which they were given. */
    public Set<String> segments() {
        return bySegment.keySet();
    }
}
