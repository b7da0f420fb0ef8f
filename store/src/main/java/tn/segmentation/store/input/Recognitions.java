package tn.segmentation.store.input;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tn.segmentation.store.cell.Quoting;
import tn.segmentation.store.dialect.Layout;
import tn.segmentation.store.source.Container;
import tn.segmentation.store.source.EncodingReason;
import tn.segmentation.store.source.FileText;

/** Why a file is read as it is. */
final class Recognitions {

    /** Records with these say that they have not as many cells as the header. */
    private static final Set<String> UNEVEN = Set.of("too_few_cells", "too_many_cells", "broken_quotes");

    private Recognitions() {}

    /** Returns what was recognised of a file that was read, in the order in which it was found out. */
    static List<Recognised> of(FileText text, ReadingPlan plan, ParsedFile file, Rejects rejects) {
        List<Recognised> all = new ArrayList<>();
        if (text.container() != Container.NONE) {
            String container = text.container().name().toLowerCase(Locale.ROOT);
            all.add(new Recognised("container", "container_" + container, Map.of()));
        }
        // What the cells of a workbook or of Parquet are written in is ours.
        boolean isWritten = !text.isCopy();
        if (isWritten) {
            all.add(encoding(text));
            all.add(delimiter(plan, file, rejects));
        }
        if (isWritten && plan.dialect().quoting() != Quoting.DOUBLED) {
            String quotes = plan.dialect().quoting().name().toLowerCase(Locale.ROOT);
            all.add(new Recognised("quotes", "quotes_" + quotes, Map.of()));
        }
        if (isWritten && plan.dialect().trailing()) {
            all.add(new Recognised("delimiter", "delimiter_trailing", Map.of()));
        }
        Layout layout = plan.layout();
        if (layout.skippedLines() > 0) {
            all.add(new Recognised("titles", "titles_skipped", Map.of("count", layout.skippedLines())));
        }
        Long line = layout.headerLine();
        all.add(
                line == null
                        ? new Recognised("header", "header_none", Map.of("line", layout.firstLine()))
                        : new Recognised("header", "header_line", Map.of("line", line)));
        Long numbers = layout.numbersLine();
        if (numbers != null) {
            all.add(new Recognised("header", "header_numbers", Map.of("line", numbers)));
        }
        long separators = file.blocks().stream()
                .mapToLong(block -> block.remarks().separatorLines())
                .sum();
        if (separators > 0) {
            all.add(new Recognised("lines", "lines_of_separators", Map.of("count", separators)));
        }
        return all;
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
        String delimiter = String.valueOf(plan.dialect().delimiter());
        if (plan.layout().separatorLine()) {
            return new Recognised("delimiter", "delimiter_told", Map.of("delimiter", delimiter));
        }
        long uneven = count(rejects, UNEVEN);
        long customers = file.records() - count(rejects, Footer.NO_CUSTOMER) - count(rejects, Set.of(Footer.TEXT));
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("delimiter", delimiter);
        params.put("columns", plan.width());
        params.put("records", customers);
        params.put("even", customers - uneven);
        return new Recognised("delimiter", "delimiter_even", params);
    }

    private static long count(Rejects rejects, Set<String> reasons) {
        return reasons.stream()
                .mapToLong(reason -> rejects.reasons().getOrDefault(reason, 0L))
                .sum();
    }
}
