package tn.segmentation.app.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.problem.RequestRefusal;

/**
 * A file among others.
 *
 * @param id of it
 * @param name what whoever brought it calls it; absent if damaged
 * @param uploadedAt when that was, ISO-8601 in UTC; absent if damaged
 * @param isDecided whether it can be segmented as it is; absent if damaged
 * @param isDamaged whether what is known of it cannot be read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DatasetEntry(
        String id,
        @Nullable String name,
        @JsonProperty("uploaded_at") @Nullable String uploadedAt,
        @JsonProperty("decided") @Nullable Boolean isDecided,
        @JsonProperty("damaged") boolean isDamaged) {

    static DatasetEntry of(String id, Datasets datasets) {
        try {
            Dataset dataset = datasets.find(id);
            return new DatasetEntry(id, dataset.name(), dataset.uploadedAt(), dataset.isDecided(), false);
        } catch (RequestRefusal damaged) {
            return new DatasetEntry(id, null, null, null, true);
        }
    }
}
