package tn.segmentation.app.dashboard;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tn.segmentation.app.language.Messages;

/** Every word and number of the pages, explained once; links from the pages lead to its place. */
enum Help {
    FILE("line", "record", "reject", "imputed", "feature", "descriptive", "verdict"),
    SEGMENT("segment", "numbering", "share_of_lines", "share_of_spend", "traits", "offer"),
    NUMBER("mean", "median", "quartiles", "deviation", "difference", "importance"),
    TRUST("variance", "chance", "silhouette", "calinski_harabasz", "davies_bouldin", "inertia", "iterations"),
    RUN("run", "published", "seed", "synthetic");

    private final List<String> terms;

    Help(String... terms) {
        this.terms = List.of(terms);
    }

    /**
     * A part of the page.
     *
     * @param title of the part
     * @param terms in order
     */
    record Part(String title, List<Term> terms) {}

    /**
     * A word or a number.
     *
     * @param anchor where it stands on the page
     * @param name as pages write it
     * @param meaning in plain words
     */
    record Term(String anchor, String name, String meaning) {}

    static List<Part> parts(Messages messages) {
        return Stream.of(values())
                .map(part -> new Part(messages.text(part.key()), part.terms(messages)))
                .toList();
    }

    private String key() {
        return "web.help." + name().toLowerCase(Locale.ROOT);
    }

    private List<Term> terms(Messages messages) {
        return terms.stream()
                .map(term -> new Term(
                        term, messages.text(key(term, messages)), messages.text(key(term, messages) + ".meaning")))
                .toList();
    }

    /** What the page of a run explains in full is not said in other words here. */
    private static String key(String term, Messages messages) {
        String own = "web.help.term." + term;
        return messages.has(own) ? own : "web.runs.quality." + term;
    }
}
