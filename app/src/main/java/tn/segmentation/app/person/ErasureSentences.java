package tn.segmentation.app.person;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.person.Erasure.Destroyed;
import tn.segmentation.app.person.PersonalData.Given;

/**
 * What came of an erasure, sentence by sentence, for whoever asked for it and for the files of a data protection
 * officer.
 */
public final class ErasureSentences {

    private final Messages messages;
    private final ZoneId zone;

    /** Speaks a language, in the time of a zone. */
    public ErasureSentences(Messages messages, ZoneId zone) {
        this.messages = messages;
        this.zone = zone;
    }

    /** Returns what was destroyed, whom that has to be told, what is left, and since when nothing is. */
    public List<String> of(Erasure erasure) {
        Destroyed destroyed = erasure.destroyed();
        List<String> sentences = new ArrayList<>();
        destroyed
                .files()
                .forEach(file -> sentences.add(messages.text(
                        file.whole() ? "person.record.file_whole" : "person.record.file",
                        Map.of("id", file.file(), "records", file.records()))));
        destroyed
                .runs()
                .forEach(run -> sentences.add(messages.text(
                        "person.record.run",
                        Map.of("id", run.run(), "accepted", run.accepted(), "rejected", run.rejected()))));
        if (sentences.isEmpty() && erasure.isDone()) {
            sentences.add(messages.text("person.record.nothing"));
        }
        destroyed.exports().forEach(given -> sentences.add(given("person.record.given", given)));
        if (!destroyed.unreadable().isEmpty()) {
            sentences.add(unreadable(destroyed.unreadable()));
        }
        if (erasure.doneAt() != null) {
            sentences.add(messages.text("person.record.at", Map.of("at", time(erasure.doneAt()))));
        }
        return sentences;
    }

    /** Returns the sentence of a file that somebody was given. */
    public String given(String key, Given given) {
        return messages.text(
                key, Map.of("at", time(given.at()), "by", given.by(), "purpose", given.purpose(), "run", given.run()));
    }

    /** Returns the sentence of what could not be looked through. */
    public String unreadable(List<String> ids) {
        return messages.text("person.unreadable", Map.of("ids", String.join(", ", ids)));
    }

    /** Returns an instant as people read it. */
    public String time(String instant) {
        return messages.formats().dateTime(Instant.parse(instant), zone);
    }
}
