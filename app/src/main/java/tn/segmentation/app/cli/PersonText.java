package tn.segmentation.app.cli;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.person.Erasure;
import tn.segmentation.app.person.ErasureSentences;
import tn.segmentation.app.person.PersonalData;
import tn.segmentation.app.person.PersonalData.Assigned;
import tn.segmentation.app.person.PersonalData.InFile;
import tn.segmentation.app.person.PersonalData.InRun;

/** What is kept of a person, and the record of its destruction, for a terminal and to be printed. */
final class PersonText {

    private final Messages messages;
    private final ErasureSentences sentences;

    PersonText(Messages messages, ZoneId zone) {
        this.messages = messages;
        this.sentences = new ErasureSentences(messages, zone);
    }

    List<String> of(PersonalData data) {
        List<String> lines = new ArrayList<>();
        lines.add(messages.text(data.isNothing() ? "person.copy.nothing" : "person.copy.heading"));
        data.files().forEach(file -> addFile(file, lines));
        data.runs().forEach(run -> addRun(run, lines));
        data.exports().forEach(given -> lines.add("  " + sentences.given("person.copy.given", given)));
        if (!data.unreadable().isEmpty()) {
            lines.add("  " + sentences.unreadable(data.unreadable()));
        }
        return lines;
    }

    private void addFile(InFile file, List<String> lines) {
        lines.add("");
        lines.add(messages.text(
                "person.copy.file",
                Map.of("name", file.name(), "at", sentences.time(file.uploadedAt()), "id", file.file())));
        file.records().forEach(record -> {
            lines.add("  " + messages.text("person.copy.line", Map.of("line", record.line())));
            for (int i = 0; i < record.cells().size(); i++) {
                String column = i < record.columns().size() ? record.columns().get(i) : "-";
                lines.add("    " + column + ": " + record.cells().get(i));
            }
        });
    }

    private void addRun(InRun run, List<String> lines) {
        lines.add("");
        lines.add(messages.text(
                "person.copy.run",
                Map.of("id", run.run(), "at", sentences.time(run.createdAt()), "file", run.input())));
        @Nullable Assigned assigned = run.assigned();
        if (assigned != null) {
            String offer = assigned.offer().isEmpty() ? "-" : assigned.offer();
            lines.add("  "
                    + messages.text(
                            "person.copy.segment",
                            Map.of("segment", assigned.segment(), "name", assigned.segmentName(), "offer", offer)));
            assigned.values()
                    .forEach((column, value) -> lines.add("    " + column + ": " + (value == null ? "-" : value)));
        }
        run.rejected()
                .forEach(reject -> lines.add("  "
                        + messages.text(
                                "person.copy.rejected", Map.of("line", reject.line(), "record", reject.record()))));
    }

    List<String> of(Erasure erasure) {
        List<String> lines = new ArrayList<>();
        lines.add(messages.text(
                erasure.isDone() ? "person.record.done" : "person.record.open", Map.of("id", erasure.id())));
        lines.add("  "
                + messages.text(
                        "person.record.asked",
                        Map.of(
                                "at",
                                sentences.time(erasure.askedAt()),
                                "by",
                                erasure.askedBy(),
                                "reason",
                                erasure.reason())));
        sentences.of(erasure).forEach(sentence -> lines.add("  " + sentence));
        return lines;
    }
}
