package tn.segmentation.app.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A line of the audit, for programs.
 *
 * @param position 1 for the first line that there ever was
 * @param at when it was written
 * @param act what was done
 * @param who did it
 * @param address that the request came from; empty for the machine of the server
 * @param subject what it was done to
 * @param reason what for
 * @param outcome {@code begun} (nobody knows how it ended), {@code done}, {@code refused}, {@code failed}
 * @param details what else is known, by name
 * @param begun position of the line that says that it was about to be done; absent where there is none
 * @param sha256 sum of the line and of the one before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditResource(
        long position,
        String at,
        String act,
        String who,
        String address,
        String subject,
        String reason,
        String outcome,
        @Schema(type = "object") JsonNode details,
        @Nullable Long begun,
        String sha256) {

    static AuditResource of(AuditLine line) {
        return new AuditResource(
                line.position(),
                line.at(),
                line.act(),
                line.who(),
                line.address(),
                line.subject(),
                line.reason(),
                line.outcome(),
                JsonMapper.shared().readTree(line.details()),
                line.begun(),
                line.sha256());
    }
}
