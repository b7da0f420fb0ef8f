package tn.segmentation.app.language;

import tn.segmentation.app.language.Language.Direction;

/**
 * Characters that nobody sees, and that tell a browser in which order to write what a sentence from right to left holds
 * of the other direction: names, numbers, commands. A sentence from left to right does without.
 *
 * @param value opens a value, whose own first letter says how it is written
 * @param technical opens what is always written from left to right
 * @param end closes either
 * @param start stands at the start of a text that is nothing but values, or the first of them would say how the whole
 *     is written
 * @param sign stands beside a sign of a number, or it would go to the number's other end
 */
record Marks(String value, String technical, String end, String start, String sign) {

    /** None, as in files and in terminals. */
    static final Marks NONE = new Marks("", "", "", "", "");

    /** Those of the Unicode Bidirectional Algorithm (UAX 9): FSI, LRI, PDI, RLM, LRM. */
    private static final Marks RIGHT_TO_LEFT = new Marks("\u2068", "\u2066", "\u2069", "\u200f", "\u200e");

    /** Returns what the pages of a language need. */
    static Marks of(Language language) {
        return language.direction() == Direction.RIGHT_TO_LEFT ? RIGHT_TO_LEFT : NONE;
    }

    /** Returns whether nothing is marked. Equality of records takes tens of milliseconds when it is first asked for. */
    boolean areNone() {
        return value.isEmpty();
    }

    /** Returns a value set apart from the sentence around it. */
    String apart(String text) {
        return text.isEmpty() ? text : value + text + end;
    }
}
