package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import tn.segmentation.store.cell.Phones;

/**
 * Puts pseudonyms in place of cells of a column that say who somebody is: of all cells, or of those alone that can only
 * be a telephone number. A number has the pseudonym of its one form. For one thread.
 */
final class CellVeil {

    /** Of which cells. */
    enum Kind {
        ALL,
        CERTAIN_NUMBERS
    }

    private final Pseudonyms pseudonyms;
    private final Kind kind;
    private final Phones phones = new Phones();
    private final byte[] form = new byte[Phones.LONGEST + 1];

    CellVeil(Pseudonyms pseudonyms, Kind kind) {
        this.pseudonyms = pseudonyms;
        this.kind = kind;
    }

    /** Adds what stands for a cell, which is not empty. */
    void add(byte[] bytes, int from, int to, TextBlock into) {
        boolean isNumber = phones.read(bytes, from, to) && (kind == Kind.ALL || phones.isCertain(bytes, from, to));
        if (isNumber || phones.readForeign(bytes, from, to)) {
            addPseudonym(new String(form, 0, phones.write(form), UTF_8), into);
        } else if (kind == Kind.ALL) {
            addPseudonym(new String(bytes, from, to - from, UTF_8), into);
        } else {
            into.add(bytes, from, to);
        }
    }

    private void addPseudonym(String text, TextBlock into) {
        byte[] pseudonym = pseudonyms.of(text).getBytes(UTF_8);
        into.add(pseudonym, 0, pseudonym.length);
    }
}
