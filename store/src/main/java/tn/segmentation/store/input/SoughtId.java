package tn.segmentation.store.input;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tn.segmentation.store.cell.SearchedId;

/** The id of one customer, to be told from all others in cells as files write them. Safe for many threads. */
public final class SoughtId {

    /** What may stand around an id in a record of which nobody knows how it is cut into cells. */
    private static final Pattern BETWEEN_CELLS = Pattern.compile("[,;\t|\"\u0001]");

    private final List<String> forms;
    private final Set<Character> ends;

    private SoughtId(List<String> forms) {
        this.forms = forms;
        this.ends = forms.stream().map(SoughtId::last).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the customer of an id in any of its forms; of none for a text that no import takes for an id. */
    public static SoughtId of(String id) {
        return new SoughtId(SearchedId.forms(id));
    }

    /** Returns the forms under which an import may have kept it, as {@link SearchedId} has them. */
    public List<String> forms() {
        return forms;
    }

    /** Returns whether a cell of a file is that id, however it is written. */
    public boolean is(String cell) {
        return !cell.isEmpty()
                && mayBe(last(cell))
                && SearchedId.forms(cell).stream().anyMatch(forms::contains);
    }

    /** Returns whether a record holds that id in any of its cells, whatever stands between them. */
    public boolean isIn(String record) {
        return Stream.concat(Stream.of(record), BETWEEN_CELLS.splitAsStream(record))
                .anyMatch(this::is);
    }

    /**
     * Nearly all others end otherwise, which costs less to see. What ends with a zero may be a number with decimals,
     * and what ends with something else than a letter or a digit of ours may be written in many ways.
     */
    private boolean mayBe(char end) {
        boolean isPlain = (end >= '1' && end <= '9') || (end >= 'A' && end <= 'Z') || (end >= 'a' && end <= 'z');
        return !isPlain || ends.contains(end);
    }

    private static char last(String text) {
        return text.charAt(text.length() - 1);
    }
}
