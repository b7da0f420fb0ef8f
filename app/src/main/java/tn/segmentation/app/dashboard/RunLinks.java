package tn.segmentation.app.dashboard;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Links to what there is about a run. Those about another than the one that is served name it, so that whoever follows
 * them reads on in the same run.
 *
 * @param run its id; null for the one that is served
 */
record RunLinks(@Nullable String run) {

    /** Returns the link to the overview. */
    public String overview() {
        return link("/");
    }

    /** Returns the link to the page of a segment. */
    public String segment(String id) {
        return link("/segments/{id}", id);
    }

    /** Returns the link to all customers. */
    public String customers() {
        return link("/customers");
    }

    /** Returns the link to the customers of a segment. */
    public String customersOf(String segment) {
        return link("/customers?segment={id}", segment);
    }

    /** Returns the link to the page of a customer, by the token that stands for its id. */
    public String customer(String token) {
        return link("/customers/{token}", token);
    }

    private String link(String path, String... values) {
        String pattern = run == null ? path : path + (path.contains("?") ? "&run={run}" : "?run={run}");
        List<String> filled =
                Stream.concat(Stream.of(values), Stream.ofNullable(run)).toList();
        return UriComponentsBuilder.fromUriString(pattern)
                .encode()
                .buildAndExpand(filled.toArray())
                .toUriString();
    }
}
