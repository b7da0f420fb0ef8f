package tn.segmentation.app.dataset;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import tn.segmentation.core.engine.Finding;
import tn.segmentation.store.input.Inspection;
import tn.segmentation.store.input.Reject;
import tn.segmentation.store.input.Verdict;
import tn.segmentation.store.run.RunJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A file that somebody brought.
 *
 * @param id told apart by it; also the name of its folder
 * @param name of the file where it comes from: data, never part of a path
 * @param uploadedAt when it came, ISO-8601
 * @param answers what was said about it
 * @param verdict what the command line says of it with these answers, with the first bad cells only; null before
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Dataset(
        String id,
        String name,
        String uploadedAt,
        Answers answers,
        @Schema(implementation = ToldVerdict.class) JsonNode verdict) {

    /** The lists of a verdict that are said in sentences. */
    private record Lists(List<ToldVerdict.Cell> rejects, List<Finding> warnings) {}

    /** Returns the same file with other answers, which the verdict does not know of yet. */
    Dataset answered(Answers other) {
        return new Dataset(id, name, uploadedAt, other, verdict);
    }

    /** Returns the same file with another verdict. */
    Dataset judged(JsonNode other) {
        return new Dataset(id, name, uploadedAt, answers, other);
    }

    /** Returns whether it can be segmented as it is: nothing is left to be decided. */
    @JsonIgnore
    public boolean isDecided() {
        return verdict.path("decisions").isEmpty();
    }

    /** Returns what was understood of the file; its warnings are {@link #warnings()}. */
    @JsonIgnore
    public Verdict understood() {
        return RunJson.read(verdict.toString(), Verdict.class);
    }

    /** Returns what is in its columns. */
    @JsonIgnore
    public Inspection inspection() {
        return RunJson.read(verdict.toString(), Inspection.class);
    }

    /** Returns the first bad cells, without their records. */
    @JsonIgnore
    public List<Reject> rejects() {
        return lists().rejects().stream()
                .map(cell -> new Reject(cell.line(), cell.column(), cell.value(), cell.reason(), ""))
                .toList();
    }

    /** Returns what a reader has to know. */
    @JsonIgnore
    public List<Finding> warnings() {
        return lists().warnings();
    }

    private Lists lists() {
        return RunJson.read(verdict.toString(), Lists.class);
    }
}
