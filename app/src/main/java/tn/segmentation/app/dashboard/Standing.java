package tn.segmentation.app.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.operations.Configuration.Approval;
import tn.segmentation.app.run.Proposals.Proposal;
import tn.segmentation.app.run.PublicationHistory;
import tn.segmentation.app.security.Requester;

/**
 * Whether a run is published, and what the reader can do about it.
 *
 * @param isPublished whether it is the published one
 * @param isProposed whether it waits for a second person
 * @param answer the same, as a sentence
 * @param history who has proposed and published it, newest first
 * @param publish what the button says that publishes or proposes it; empty where there is none
 * @param withdraw what the button says that takes the proposal back; empty where there is none
 * @param hint why there is no button, or what it will do; empty where nothing is to be said
 */
record Standing(
        boolean isPublished,
        boolean isProposed,
        String answer,
        List<String> history,
        String publish,
        String withdraw,
        String hint) {

    /** Finds it out for one reader. */
    static final class Finder {

        private final PublicationHistory all;
        private final Approval approval;
        private final @Nullable Requester reader;
        private final Messages messages;
        private final RunDates dates;

        /**
         * Creates it.
         *
         * @param reader null for somebody who may not publish
         */
        Finder(
                PublicationHistory all,
                Approval approval,
                @Nullable Requester reader,
                Messages messages,
                RunDates dates) {
            this.all = all;
            this.approval = approval;
            this.reader = reader;
            this.messages = messages;
            this.dates = dates;
        }

        Standing of(OpenedRun opened) {
            String id = opened.run().id();
            boolean published = all.isPublished(id);
            Optional<Proposal> proposal = all.proposal(id);
            List<String> history = new ArrayList<>();
            proposal.map(dates::sentence).ifPresent(history::add);
            history.addAll(dates.sentences(all.of(id)));
            String answer =
                    published ? "yes" : proposal.isPresent() ? "waits" : history.isEmpty() ? "never" : "earlier";
            boolean may = reader != null;
            return new Standing(
                    published,
                    proposal.isPresent(),
                    messages.text("web.runs.standing." + answer),
                    history,
                    may && !published && !opened.isDamaged()
                            ? publish(proposal, !all.of(id).isEmpty())
                            : "",
                    may && proposal.isPresent()
                            ? messages.text(isOwn(proposal) ? "web.runs.withdraw" : "web.runs.dismiss")
                            : "",
                    hint(opened, published, proposal));
        }

        private boolean isOwn(Optional<Proposal> proposal) {
            return reader != null
                    && proposal.filter(p -> p.by().isSameAs(reader)).isPresent();
        }

        private String publish(Optional<Proposal> proposal, boolean wasPublished) {
            if (approval == Approval.TWO) {
                if (proposal.isEmpty()) {
                    return messages.text(wasPublished ? "web.runs.propose.again" : "web.runs.propose");
                }
                return isOwn(proposal) ? "" : messages.text("web.runs.approve");
            }
            return messages.text(wasPublished && proposal.isEmpty() ? "web.runs.return" : "web.runs.publish");
        }

        private String hint(OpenedRun opened, boolean published, Optional<Proposal> proposal) {
            if (published) {
                return "";
            }
            if (opened.isDamaged()) {
                return messages.text("web.runs.hint.damaged");
            }
            if (reader == null) {
                return messages.text("web.runs.hint.viewer");
            }
            if (approval == Approval.ONE) {
                return messages.text("web.runs.hint.one");
            }
            return messages.text(isOwn(proposal) ? "web.runs.hint.own" : "web.runs.hint.two");
        }
    }
}
