package tn.segmentation.app.dashboard;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Language.Direction;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.SignedIn;
import tn.segmentation.store.run.RunSummary;

/**
 * What surrounds every page.
 *
 * @param language of the page, as its {@code lang} attribute says it
 * @param theme {@code light} or {@code dark}, as the reader or else the setting {@code THEME} wants it; empty when the
 *     reader's system decides
 * @param user who reads; null while nobody is signed in
 * @param csrf proves that a request comes from this page; scripts send it as {@code X-CSRF-TOKEN}; empty on the page of
 *     a request that was refused before it was looked at
 * @param place where in the navigation this is; null for nowhere
 * @param served which run is looked at, which is the one that is served unless the page is about another; null for
 *     none, and for who may not know
 * @param address of this page
 */
record Frame(
        String language,
        String theme,
        @Nullable SignedIn user,
        String csrf,
        @Nullable Place place,
        @Nullable LookedAt served,
        Address address) {

    /** Returns the frame of a page about a run, which says on top which one, if it is not the one that is served. */
    Frame about(RunSummary run, Clock clock) {
        if (served != null && served.run().equals(run.runId())) {
            return this;
        }
        LookedAt other = LookedAt.unpublished(run, Messages.in(Language.of(language)), clock);
        return new Frame(language, theme, user, csrf, place, other, address);
    }

    /** Returns links to what there is about the run that is looked at. */
    public RunLinks links() {
        return new RunLinks(served == null || served.isServed() ? null : served.run());
    }

    /** Returns the key of the word for what the reader may do. */
    public String role() {
        return user == null ? "" : user.role().key();
    }

    /** Returns where the reader may go. */
    public List<Place> places() {
        return user == null ? List.of() : Place.of(user.role());
    }

    /** Returns whether the reader may work with customers: bring files, start runs, publish, export. */
    public boolean isAnalyst() {
        return user != null && user.role().includes(Role.ANALYST);
    }

    /** Returns whether the reader decides who may do what. */
    public boolean isAdministrator() {
        return user != null && user.role().includes(Role.ADMINISTRATOR);
    }

    /** Returns where lines of the page begin, as its {@code dir} attribute says it. */
    public String direction() {
        return Language.of(language).direction().word();
    }

    /** Returns whether lines of the page begin on the right. */
    public boolean isRightToLeft() {
        return Language.of(language).direction() == Direction.RIGHT_TO_LEFT;
    }

    /** Returns the languages that the reader may pick. */
    public List<Language> languages() {
        return List.of(Language.values());
    }

    /** Returns whether this is the language of the page. */
    public boolean isIn(Language other) {
        return language.equals(other.tag());
    }
}
