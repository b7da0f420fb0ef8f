package tn.segmentation.app.dashboard;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tn.segmentation.app.audit.Actor;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.run.Proposals.Proposal;
import tn.segmentation.app.run.RegisteredRun;
import tn.segmentation.app.run.Runs.Publication;
import tn.segmentation.app.security.Requester;

/** How pages call a run, and say who has published it when. */
final class RunDates {

    private final Messages messages;
    private final ZoneId zone;

    RunDates(Messages messages, ZoneId zone) {
        this.messages = messages;
        this.zone = zone;
    }

    String at(Instant instant) {
        return messages.formats().dateTime(instant, zone);
    }

    /** Returns when the run was made, as its name. */
    String name(RegisteredRun run) {
        return messages.text("web.runs.name", Map.of("at", at(run.createdAt())));
    }

    /** Returns the period and the scope, as far as they were given. */
    String about(RegisteredRun run) {
        return Stream.of(run.period(), run.scope()).filter(Objects::nonNull).collect(Collectors.joining(" · "));
    }

    /** Returns the file, the period and the scope. */
    String note(RegisteredRun run) {
        return Stream.of(run.inputName(), run.period(), run.scope())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }

    String sentence(Publication publication) {
        String proposedBy = publication.proposedBy();
        String by = person(publication.by());
        return proposedBy == null
                ? messages.text("web.runs.published", Map.of("by", by, "at", at(publication.at())))
                : messages.text(
                        "web.runs.approved",
                        Map.of("by", by, "at", at(publication.at()), "proposer", person(proposedBy)));
    }

    List<String> sentences(List<Publication> publications) {
        return publications.stream().map(this::sentence).toList();
    }

    String sentence(Proposal proposal) {
        return messages.text(
                "web.runs.proposed", Map.of("by", person(proposal.by().name()), "at", at(proposal.at())));
    }

    private String person(String name) {
        return person(name, messages);
    }

    /** Returns how a person, a program or a part of the server is called, for reading. */
    static String person(String name, Messages messages) {
        if (name.startsWith(Actor.SERVER)) {
            return messages.text("web.server." + name.substring(Actor.SERVER.length()));
        }
        return name.startsWith(Requester.PROGRAM)
                ? messages.text("web.runs.program", Map.of("name", name.substring(Requester.PROGRAM.length())))
                : name;
    }
}
