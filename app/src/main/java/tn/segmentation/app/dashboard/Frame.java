package tn.segmentation.app.dashboard;

import tn.segmentation.app.language.Language;

/**
 * What surrounds every page.
 *
 * @param language of the page, as its {@code lang} attribute says it
 * @param theme {@code light} or {@code dark}; empty when the reader's system decides
 * @param place which link of the navigation leads here; empty for none
 */
record Frame(String language, String theme, String place) {

    /** Returns whether this is the language of the page, for the switch. */
    public boolean isIn(Language other) {
        return language.equals(other.tag());
    }
}
