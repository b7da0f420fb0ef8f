package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tn.segmentation.core.data.CustomerField;
import tn.segmentation.store.cell.FieldNames;
import tn.segmentation.store.cell.NoValue;
import tn.segmentation.store.cell.SummaryWords;
import tn.segmentation.store.cell.Units;

/** Columns that say, record by record, in which unit the amount or volume beside them is. */
final class UnitColumns {

    /** More different words are no units. */
    private static final int MOST_UNITS = 50;

    private final String file;
    private final ReadingPlan plan;
    private final Columns columns;
    private final List<ParsedBlock> blocks;
    private final ScratchTexts scratch;

    UnitColumns(String file, ReadingPlan plan, ParsedFile parsed, ScratchTexts scratch) {
        this.file = file;
        this.plan = plan;
        this.columns = plan.columns();
        this.blocks = parsed.blocks();
        this.scratch = scratch;
    }

    /**
     * Returns which features are all in another unit than theirs: by position, the field that they would be.
     *
     * @throws UnknownColumn if some are, and others are not
     */
    Map<Integer, String> otherUnits() {
        Map<Integer, String> others = new TreeMap<>();
        for (int column = 0; column < columns.headers().size(); column++) {
            String header = FieldNames.normalise(columns.headers().get(column));
            if (plan.isText(column) && (Units.namesUnits(header) || isUnnamedBehindFeature(column))) {
                add(column, Units.namesCurrencies(header), others);
            }
        }
        return others;
    }

    /** SAP puts the currency of an amount behind it, in a column without a name. */
    private boolean isUnnamedBehindFeature(int column) {
        return columns.headers().get(column).isBlank() && columns.features().contains(column - 1);
    }

    private void add(int column, boolean areCurrencies, Map<Integer, String> others) {
        Map<String, Set<String>> units = new LinkedHashMap<>();
        List<String> words = words(column);
        for (String word : words) {
            String unit = FieldNames.normalise(word);
            boolean isCurrency = areCurrencies && !SummaryWords.hasDigit(unit) && !NoValue.isSaidByName(unit);
            String field = isCurrency ? CustomerField.MONTANT_CONSOMMATION.column() : Units.fieldOfUnit(unit);
            if (!field.isEmpty()) {
                units.computeIfAbsent(field, f -> new LinkedHashSet<>()).add(Units.isOwnUnit(field, unit) ? "" : unit);
            }
        }
        units.forEach((field, said) -> {
            int feature = columns.names().indexOf(field);
            if (!columns.features().contains(feature)) {
                return;
            }
            if (said.size() > 1) {
                throw new UnknownColumn(
                        "units_mixed",
                        Map.of(
                                "file",
                                file,
                                "column",
                                columns.headers().get(feature),
                                "units",
                                columns.headers().get(column),
                                "values",
                                words));
            }
            if (!said.contains("")) {
                others.put(feature, field);
            }
        });
    }

    /** Returns the different words of a column, in the order in which they come; none if there are too many. */
    private List<String> words(int column) {
        List<byte[]> words = new ArrayList<>();
        for (ParsedBlock block : blocks) {
            ColumnTexts texts = ColumnTexts.read(scratch, block.texts()[column], block.rows(), 0, block.rows());
            for (int row = 0; row < block.rows(); row++) {
                int unused = WordColumn.code(texts, row, words);
                if (words.size() > MOST_UNITS) {
                    return List.of();
                }
            }
        }
        return words.stream().map(word -> new String(word, UTF_8)).toList();
    }
}
