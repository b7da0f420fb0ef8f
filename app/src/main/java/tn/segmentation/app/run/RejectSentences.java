package tn.segmentation.app.run;

import java.util.Map;
import tn.segmentation.app.language.Messages;
import tn.segmentation.store.input.Reject;

/**
 * Says in a language what is wrong with a cell, where, and what to do.
 *
 * @param messages in that language
 */
public record RejectSentences(Messages messages) {

    /** Returns the sentence for a reject. */
    public String of(Reject reject) {
        return messages.text(
                "reject." + reject.reason(),
                Map.of("line", reject.line(), "column", reject.column(), "value", reject.value()));
    }
}
