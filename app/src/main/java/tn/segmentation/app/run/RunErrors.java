package tn.segmentation.app.run;

import java.util.Map;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.problem.CommandError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Why there is no run, as JSON: {@code code}, {@code params} and {@code text}, in the language that was asked in. */
final class RunErrors {

    private RunErrors() {}

    /** Returns what the command line says, in a sentence for somebody who is not at this machine. */
    static JsonNode in(byte[] said, String name, Language language) {
        try {
            CommandError error =
                    CommandError.in(JsonMapper.shared().readTree(said), name).orElse(null);
            if (error == null || error.isOurs()) {
                boolean full = error != null && error.isFullDisk();
                return full ? of("storage_full", Map.of(), language) : unexplained(language);
            }
            return of(error.code(), error.params(), language);
        } catch (JacksonException e) {
            return unexplained(language);
        }
    }

    static JsonNode unexplained(Language language) {
        return of("run_failed", Map.of(), language);
    }

    static JsonNode of(String code, Map<String, ?> params, Language language) {
        String text = Messages.in(language).text("refusal." + code, params);
        return JsonMapper.shared().valueToTree(Map.of("code", code, "params", params, "text", text));
    }
}
