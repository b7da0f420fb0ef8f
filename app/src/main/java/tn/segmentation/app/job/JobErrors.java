package tn.segmentation.app.job;

import java.util.Map;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.problem.CommandError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Why a job has failed, as JSON: {@code code}, {@code params} and {@code text}, in the language that was asked in. */
final class JobErrors {

    private JobErrors() {}

    /** Returns what the command line says, in a sentence for somebody who is not at this machine. */
    static JsonNode in(byte[] said, Job job) {
        try {
            CommandError error = CommandError.in(
                            JsonMapper.shared().readTree(said), job.request().name())
                    .orElse(null);
            if (error == null || error.isOurs()) {
                boolean full = error != null && error.isFullDisk();
                return full ? of("storage_full", Map.of(), job) : unexplained(job);
            }
            return of(error.code(), error.params(), job);
        } catch (JacksonException e) {
            return unexplained(job);
        }
    }

    static JsonNode unexplained(Job job) {
        return of(job.kind().failed(), Map.of(), job);
    }

    static JsonNode interrupted(Job job) {
        return of(job.kind().interrupted(), Map.of(), job);
    }

    /** Returns that whoever waited was refused what he asked for: he was told why, which may quote customers. */
    static JsonNode refused(String code, Job job) {
        return json(code, Map.of(), text("job_refused", Map.of("code", code), job));
    }

    static JsonNode of(String code, Map<String, ?> params, Job job) {
        return json(code, params, text(code, params, job));
    }

    private static String text(String code, Map<String, ?> params, Job job) {
        return Messages.in(job.request().language()).text("refusal." + code, params);
    }

    private static JsonNode json(String code, Map<String, ?> params, String text) {
        return JsonMapper.shared().valueToTree(Map.of("code", code, "params", params, "text", text));
    }
}
