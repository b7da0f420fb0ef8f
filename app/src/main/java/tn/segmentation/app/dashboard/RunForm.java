package tn.segmentation.app.dashboard;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import tn.segmentation.app.language.Messages;
import tn.segmentation.core.prepare.Scaling;
import tn.segmentation.store.input.ColumnFacts;
import tn.segmentation.store.input.ColumnFacts.Role;
import tn.segmentation.store.input.Verdict;

/**
 * What can be said of a run before it is started, beyond the number of segments and the month.
 *
 * @param scalings how features may be made comparable; the first is what happens where nobody says
 * @param columns what may become of each column of the file but the id
 */
record RunForm(List<Choice> scalings, List<Column> columns) {

    private static final Set<ColumnFacts.Type> NUMBERS = EnumSet.of(ColumnFacts.Type.INTEGER, ColumnFacts.Type.DECIMAL);

    /** Something to choose: the word of the command line for it, and what it is called. */
    record Choice(String word, String label) {}

    /**
     * A column of the file.
     *
     * @param label its header
     * @param word what the command line is to call it
     * @param name what it is called in the run
     * @param role what becomes of it where nobody says
     * @param roles what may become of it
     */
    record Column(String label, String word, String name, String role, List<Choice> roles) {}

    static RunForm of(Verdict verdict, List<ColumnFacts> columns, Messages messages) {
        return new RunForm(
                Arrays.stream(Scaling.values())
                        .map(Scaling::word)
                        .map(word -> new Choice(word, messages.text("web.runs.setting.scaling." + word)))
                        .toList(),
                IntStream.range(0, columns.size())
                        .filter(i -> isChosen(columns.get(i)))
                        .mapToObj(i -> column(i, verdict, columns, messages))
                        .toList());
    }

    /** Nobody segments by ids, or describes nothing. */
    private static boolean isChosen(ColumnFacts column) {
        return column.role() != Role.ID && (column.type() != ColumnFacts.Type.EMPTY || column.role() != Role.KEPT);
    }

    private static Column column(int position, Verdict verdict, List<ColumnFacts> columns, Messages messages) {
        ColumnFacts column = columns.get(position);
        boolean isNumber = NUMBERS.contains(column.type()) || column.role() == Role.FEATURE;
        Set<Role> roles = isNumber
                ? EnumSet.of(Role.FEATURE, Role.DESCRIPTIVE, Role.KEPT)
                : EnumSet.of(Role.DESCRIPTIVE, Role.KEPT);
        return new Column(
                column.header().isBlank() ? column.name() : column.header(),
                isCalledByName(column, verdict, columns) ? column.name() : "#" + (position + 1),
                column.name(),
                column.role().word(),
                roles.stream()
                        .map(role -> new Choice(role.word(), messages.text("role." + role.word())))
                        .toList());
    }

    /** What the name of a field, or a header, leaves no doubt about; commas stand between names. */
    private static boolean isCalledByName(ColumnFacts column, Verdict verdict, List<ColumnFacts> columns) {
        String name = column.name();
        boolean isField = verdict.columns().containsKey(name);
        boolean isHeader =
                columns.stream().filter(other -> other.header().equals(name)).count() == 1;
        return !name.contains(",") && (isField || (isHeader && column.header().equals(name)));
    }
}
