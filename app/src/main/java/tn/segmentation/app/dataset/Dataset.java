package tn.segmentation.app.dataset;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
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
 * @param verdict what the command line says of it, with the first bad cells only
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Dataset(String id, String name, String uploadedAt, JsonNode verdict) {

    /** A bad cell, as a verdict lists it. */
    private record Cell(long line, String column, String value, String reason) {}

    /** The bad cells of a verdict. */
    private record Cells(List<Cell> rejects) {}

    /** Returns what was understood of the file. */
    @JsonIgnore
    public Verdict understood() {
        return RunJson.read(verdict.toString(), Verdict.class);
    }

    /** Returns what is in its columns. */
    @JsonIgnore
    public Inspection inspection() {
        return RunJson.read(verdict.toString(), Inspection.class);
    }

    /** Returns the first bad cells. */
    @JsonIgnore
    public List<Reject> rejects() {
        return RunJson.read(verdict.toString(), Cells.class).rejects().stream()
                .map(cell -> new Reject(cell.line(), cell.column(), cell.value(), cell.reason(), ""))
                .toList();
    }
}
