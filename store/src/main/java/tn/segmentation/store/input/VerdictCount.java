package tn.segmentation.store.input;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tn.segmentation.core.data.Column;
import tn.segmentation.core.data.CustomerField;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.core.data.Table;

/** Counts what a verdict tells. */
final class VerdictCount {

    private final Query query;
    private final Columns columns;
    private final Table features;
    private final long accepted;

    VerdictCount(Query query, Columns columns, Table features, long accepted) {
        this.query = query;
        this.columns = columns;
        this.features = features;
        this.accepted = accepted;
    }

    /** Returns the verdict on a file that has accepted records. */
    Verdict verdict(
            FileText text, char delimiter, RawCopy copy, ColumnRoles roles, Rejected rejected, boolean synthetic) {
        List<Integer> described = columns.descriptive();
        return new Verdict(
                text.name(),
                copy.sha256(),
                text.bytes(),
                text.encoding().name(),
                String.valueOf(delimiter),
                roles.numbers().stream()
                        .filter(c -> roles.separators().of(c).decimal() == ',')
                        .map(columns::name)
                        .toList(),
                text.compressed(),
                copy.header(),
                columns.recognised(),
                columns.id() == Columns.NONE ? null : copy.header().get(columns.id()),
                features.names(),
                described.stream().map(columns::name).toList(),
                copy.records(),
                accepted,
                copy.records() - accepted,
                query.number("SELECT count(*) FROM " + Customers.ACCEPTED + " WHERE len(_imputed) > 0"),
                missing(),
                rejected.reasons(),
                decimals(),
                synthetic);
    }

    private Map<String, Long> missing() {
        Map<String, Long> missing = new LinkedHashMap<>();
        for (Column column : features.columns()) {
            long count = 0;
            for (double value : ((NumberColumn) column).values()) {
                count += Double.isNaN(value) ? 1 : 0;
            }
            if (count > 0) {
                missing.put(column.name(), count);
            }
        }
        return missing;
    }

    private Map<String, Long> decimals() {
        Map<String, Long> decimals = new LinkedHashMap<>();
        for (Column column : features.columns()) {
            if (!CustomerField.of(column.name()).map(CustomerField::integral).orElse(false)) {
                continue;
            }
            long count = 0;
            for (double value : ((NumberColumn) column).values()) {
                count += Math.rint(value) != value && !Double.isNaN(value) ? 1 : 0;
            }
            if (count > 0) {
                decimals.put(column.name(), count);
            }
        }
        return decimals;
    }
}
