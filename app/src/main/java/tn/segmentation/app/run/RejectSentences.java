package tn.segmentation.app.run;

import java.util.Map;
import tn.segmentation.app.language.Messages;
import tn.segmentation.store.input.Reject;
import tn.segmentation.store.input.Remarks;

/**
 * Says in a language what is wrong with a cell, where, and what to do.
 *
 * @param messages in that language
 */
public record RejectSentences(Messages messages) implements Remarks {

    @Override
    public String column() {
        return messages.text("annotated.column");
    }

    @Override
    public String of(Reject reject) {
        return messages.text(
                "reject." + reject.reason(),
                Map.of("line", reject.line(), "column", reject.column(), "value", reject.value()));
    }

    @Override
    public String imputed(long line, String column) {
        return messages.text("annotated.imputed", Map.of("line", line, "column", column));
    }
}
