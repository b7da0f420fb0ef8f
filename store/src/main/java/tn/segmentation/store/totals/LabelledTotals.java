package tn.segmentation.store.totals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tn.segmentation.store.cell.FieldNames;
import tn.segmentation.store.cell.SummaryWords;

/**
 * Finds the rows that sum up those above, or those since the last such row, and say so: {@code Total Tunis},
 * {@code Tunis Total}, {@code Total} again and again. A word alone proves nothing, as a customer may be called so: it
 * has to name a text that stands above in its column, or the numbers of most rows with it have to say so. A table that
 * does not end with such a word has none.
 */
final class LabelledTotals {

    /** So many records at the end may be a total. */
    private static final int MOST_AT_END = 3;

    /** Sums of sums of sums are rare. */
    private static final int MOST_PASSES = 4;

    /** So many different texts of a column are remembered. */
    private static final int MOST_TEXTS = 10_000;

    private final TableRows rows;

    LabelledTotals(TableRows rows) {
        this.rows = rows;
    }

    /** Returns them, ascending. */
    IntStream found() {
        if (!isLabelAtEnd()) {
            return IntStream.empty();
        }
        Pass pass = new Pass(Map.of());
        rows.walk(pass);
        boolean more = !pass.evidence.isEmpty();
        // Each sum that is found makes the others clearer.
        for (int i = 0; i < MOST_PASSES && more; i++) {
            Pass next = new Pass(pass.evidence);
            rows.walk(next);
            more = !next.found.equals(pass.found);
            pass = next;
        }
        return pass.found.stream().mapToInt(Integer::intValue);
    }

    private boolean isLabelAtEnd() {
        int last = rows.count() - 1;
        // Where there are ids, those of totals are known, and what stands beside them is, too.
        return rows.isLabelled(last) || (!rows.hasIds() && rows.endsWithRejectedTotal(MOST_AT_END));
    }

    /**
     * What rows with a label say: how many there are, in how many the numbers agree, and in how many that is no chance.
     */
    private static final class Evidence {

        private int rows;
        private int agreeing;
        private int certain;

        boolean isEnough() {
            return certain > 0 && 2 * agreeing > rows;
        }
    }

    /** What was seen of a column: texts as they are, and whether each may be that of a total. */
    private record Texts(Map<String, Boolean> known, Set<String> names) {

        boolean isLabel(String text) {
            Boolean label = known.get(text);
            if (label == null) {
                label = SummaryWords.mayBeLabel(text);
                if (known.size() < MOST_TEXTS) {
                    known.put(text, label);
                }
                if (!label && names.size() < MOST_TEXTS) {
                    names.add(FieldNames.normalise(text));
                }
            }
            return label;
        }

        boolean namesSum(String label) {
            return SummaryWords.summedUp(label).stream().anyMatch(names::contains);
        }

        boolean namesOther(String label) {
            return SummaryWords.described(label).filter(names::contains).isPresent();
        }
    }

    /** One look at all records, with what an earlier one has shown of their labels. */
    private final class Pass implements TableRows.Walker {

        private final Map<String, Evidence> before;
        private final Map<String, Evidence> evidence = new HashMap<>();
        private final List<Integer> found = new ArrayList<>();
        private final List<Texts> texts;
        private final Sums all = new Sums(rows.features());
        private Sums group = new Sums(rows.features());

        Pass(Map<String, Evidence> before) {
            this.before = before;
            this.texts = Stream.generate(() -> new Texts(new HashMap<>(), new HashSet<>()))
                    .limit(rows.textColumns().size())
                    .toList();
        }

        @Override
        public void accepted(int row, IntFunction<String> cells) {
            double[] values = rows.values(row);
            boolean isSum = false;
            for (int i = 0; i < texts.size(); i++) {
                String text = cells.apply(i);
                isSum |= !text.isEmpty() && texts.get(i).isLabel(text) && isSum(text, texts.get(i), values);
            }
            if (isSum) {
                found.add(row);
                group = new Sums(rows.features());
            } else {
                group.add(values);
                all.add(values);
            }
        }

        private boolean isSum(String label, Texts column, double[] values) {
            int agreeing = Math.max(agreeing(group, values, 1), agreeing(all, values, 1));
            boolean isCertain = (column.namesSum(label) && group.isMostlyIn(values))
                    || column.namesOther(label)
                    || agreeing > 1
                    || Math.max(agreeing(group, values, 2), agreeing(all, values, 2)) > 0;
            boolean known = false;
            // Of many labels of a kind most may be known by their numbers, and a label by its own.
            for (String kind : new HashSet<>(List.of(SummaryWords.kind(label), FieldNames.normalise(label)))) {
                Evidence of = evidence.computeIfAbsent(kind, k -> new Evidence());
                of.rows++;
                of.agreeing += isCertain || agreeing > 0 ? 1 : 0;
                of.certain += isCertain ? 1 : 0;
                known |= before.containsKey(kind) && before.get(kind).isEnough();
            }
            return before.isEmpty() ? isCertain : known;
        }

        /** Returns in how many features a record has the sum of others, if they are so many. */
        private static int agreeing(Sums sums, double[] values, int fewest) {
            return sums.records() < fewest ? 0 : sums.equal(values);
        }

        @Override
        public void rejected(double[] values) {
            group.add(values);
            all.add(values);
        }

        /** A sum that was known before ends a group, too. */
        @Override
        public void rejectedTotal() {
            group = new Sums(rows.features());
        }
    }
}
