package tn.segmentation.store.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.cell.Excerpt;
import tn.segmentation.store.cell.FieldNames;
import tn.segmentation.store.cell.NumberForm;
import tn.segmentation.store.cell.SummaryWords;
import tn.segmentation.store.dialect.Records;
import tn.segmentation.store.source.FileText;
import tn.segmentation.store.source.UnreadableTable;

/** Looks for the header of another table below the first one: the records under it are no customers. */
record SecondTable(FileText text, ReadingPlan plan, Progress progress) {

    private static final int FEWEST_OF_WORDS = 3;

    /** Returns whether a record with these bad cells has a text in every feature, of several. */
    static boolean mayBegin(List<BadCell> bad, Columns columns) {
        int features = columns.features().size();
        return features > 1
                && bad.stream()
                                .filter(cell -> cell.reason().equals("not_a_number"))
                                .count()
                        == features;
    }

    /** Returns the refusal of a text with another header among its records; null if it has none. */
    @Nullable
    UnreadableTable refusal() {
        try (InputStream in = text.open(done -> progress.checkCancelled())) {
            Records records = new Records(text.name(), in, plan.dialect());
            long after = 1;
            while (records.next()) {
                boolean isBelow = records.line() >= plan.layout().firstLine();
                if (isBelow && isHeader(records, records.line() > after)) {
                    return new UnreadableTable(
                            "second_table",
                            Map.of(
                                    "file",
                                    text.name(),
                                    "line",
                                    records.line(),
                                    "record",
                                    Excerpt.of(records.raw(), Excerpt.OF_CELL)));
                }
                after = records.nextLine();
            }
        } catch (IOException e) {
            throw text.unreadable(e);
        }
        return null;
    }

    /**
     * Below a blank line any names make a header, else two of fields, or words in every one of several columns that
     * hold numbers. It is another one where it is not like that of the file, or says another unit.
     */
    private boolean isHeader(Records records, boolean isAfterBlank) {
        List<String> names = new ArrayList<>();
        for (int cell = 0; cell < records.cells(); cell++) {
            String name = FieldNames.normalise(records.text(cell));
            if (name.isEmpty() || NumberForm.of(records.text(cell)) != NumberForm.TEXT) {
                return false;
            }
            names.add(name);
        }
        List<String> known =
                plan.columns().headers().stream().map(FieldNames::normalise).toList();
        long fields = names.stream().filter(FieldNames::isField).count();
        return names.size() == plan.width()
                && !Footer.isTemplate(names)
                && Set.copyOf(names).size() == names.size()
                && (isAfterBlank || fields > 1 || areWords(names))
                && ((!FieldNames.areAlike(names, known) && !nameSameFields(names)) || saysOtherUnit(names, known));
    }

    private boolean areWords(List<String> names) {
        return plan.columns().features().size() >= FEWEST_OF_WORDS
                && names.stream().noneMatch(name -> name.length() == 1 || SummaryWords.hasDigit(name));
    }

    /** Names of another kind for the same columns are labels of the table, and no other one. */
    private boolean nameSameFields(List<String> names) {
        return plan.columns().features().stream()
                .allMatch(column -> FieldNames.isSynonym(plan.columns().name(column), names.get(column)));
    }

    private boolean saysOtherUnit(List<String> names, List<String> known) {
        return plan.columns().features().stream()
                .anyMatch(column -> !names.get(column).equals(known.get(column))
                        && FieldNames.isInOtherUnit(plan.columns().name(column), names.get(column)));
    }
}
