package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tn.segmentation.store.source.Container;
import tn.segmentation.store.source.FileText;

/** Why a file is read as it is. */
final class Recognitions {

    /** Records with these say that they have not as many cells as the header. */
    private static final Set<String> UNEVEN = Set.of("too_few_cells", "too_many_cells", "broken_quotes");

    private Recognitions() {}

    /** Returns what was recognised of a file that was read, in the order in which it was found out. */
    static List<Recognised> of(FileText text, ReadingPlan plan, ParsedFile file, Rejections rejections) {
        List<Recognised> all = new ArrayList<>();
        if (text.container() != Container.NONE) {
            String container = text.container().name().toLowerCase(Locale.ROOT);
            all.add(new Recognised("container", "container_" + container, Map.of()));
        }
        all.add(encoding(text));
        all.add(delimiter(plan, file, rejections));
        boolean none = plan.columns().areNumbered();
        all.add(new Recognised(
                "header",
                none ? "header_none" : "header_line",
                none ? Map.of() : Map.of("line", plan.firstLine() - 1)));
        return all;
    }

    private static Recognised encoding(FileText text) {
        if (text.encoding().equals(UTF_8)) {
            return new Recognised("encoding", "encoding_utf8", Map.of());
        }
        String code = text.encoding().name().startsWith("UTF-16") ? "encoding_mark" : "encoding_not_utf8";
        return new Recognised(
                "encoding", code, Map.of("encoding", text.encoding().name()));
    }

    private static Recognised delimiter(ReadingPlan plan, ParsedFile file, Rejections rejections) {
        if (plan.width() == 1) {
            return new Recognised("delimiter", "delimiter_none", Map.of());
        }
        long uneven = rejections.reasons().entrySet().stream()
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
