package tn.segmentation.store.input;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tn.segmentation.store.source.Container;
import tn.segmentation.store.source.EncodingReason;
import tn.segmentation.store.source.FileText;

/** Why a file is read as it is. */
final class Recognitions {

    /** Records with these say that they have not as many cells as the header. */
    private static final Set<String> UNEVEN = Set.of("too_few_cells", "too_many_cells", "broken_quotes");

    private static final Set<Container> WRAPPED = Set.of(Container.XLSX, Container.PARQUET);

    private Recognitions() {}

    /** Returns what was recognised of a file that was read, in the order in which it was found out. */
    static List<Recognised> of(FileText text, ReadingPlan plan, ParsedFile file, Rejects rejects) {
        List<Recognised> all = new ArrayList<>();
        if (text.container() != Container.NONE) {
            String container = text.container().name().toLowerCase(Locale.ROOT);
            all.add(new Recognised("container", "container_" + container, Map.of()));
        }
        if (WRAPPED.contains(text.container())) {
            // what its cells are written in is ours
            all.add(header(plan));
            return all;
        }
        all.add(encoding(text));
        all.add(delimiter(plan, file, rejects));
        all.add(header(plan));
        return all;
    }

    private static Recognised header(ReadingPlan plan) {
        boolean none = plan.columns().areNumbered();
        return new Recognised(
                "header", none ? "header_none" : "header_line", none ? Map.of() : Map.of("line", plan.firstLine() - 1));
    }

    private static Recognised encoding(FileText text) {
        EncodingReason reason = text.encodingReason();
        Map<String, Object> params = new LinkedHashMap<>(reason.params());
        params.put("encoding", text.encoding().name());
        return new Recognised("encoding", "encoding_" + reason.code(), params);
    }

    private static Recognised delimiter(ReadingPlan plan, ParsedFile file, Rejects rejects) {
        if (plan.width() == 1) {
            return new Recognised("delimiter", "delimiter_none", Map.of());
        }
        long uneven = rejects.reasons().entrySet().stream()
                .filter(reason -> UNEVEN.contains(reason.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("delimiter", String.valueOf(plan.delimiter()));
        params.put("columns", plan.width());
        params.put("records", file.records());
        params.put("even", file.records() - uneven);
        return new Recognised("delimiter", "delimiter_even", params);
    }
}
