package tn.segmentation.store.run;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.data.NumberColumn;
import tn.segmentation.store.input.AcceptedRecords;
import tn.segmentation.store.input.TextBlock;

/** Accepted records that a test gives: line i + 2 is row i, nothing is imputed unless it says so. */
final class InMemoryRecords implements AcceptedRecords {

    private final byte[][] ids;
    private final List<Object> columns = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Map<Integer, List<String>> imputed = new HashMap<>();
    private final int[] rowsByRank;
    private long[] lines;

    InMemoryRecords(String... ids) {
        this.ids = Arrays.stream(ids)
                .map(id -> id.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        this.lines = IntStream.range(0, ids.length).mapToLong(i -> i + 2).toArray();
        this.rowsByRank = IntStream.range(0, ids.length)
                .boxed()
                .sorted(Comparator.comparing(i -> this.ids[i], Arrays::compareUnsigned))
                .mapToInt(i -> i)
                .toArray();
    }

    InMemoryRecords withNumbers(String name, double... values) {
        return with(name, new NumberColumn(name, values));
    }

    InMemoryRecords withDecimals(String name, int decimals, int... units) {
        return with(name, NumberColumn.ofDecimals(name, units, decimals));
    }

    InMemoryRecords withTexts(String name, @Nullable String... values) {
        return with(name, values);
    }

    InMemoryRecords withLines(long... at) {
        lines = at;
        return this;
    }

    InMemoryRecords withImputed(int row, String... fields) {
        imputed.put(row, List.of(fields));
        return this;
    }

    String id(int row) {
        return new String(ids[row], StandardCharsets.UTF_8);
    }

    private InMemoryRecords with(String name, Object column) {
        names.add(name);
        columns.add(column);
        return this;
    }

    @Override
    public int rows() {
        return ids.length;
    }

    @Override
    public List<String> columns() {
        return names;
    }

    @Override
    public boolean isNumber(int column) {
        return columns.get(column) instanceof NumberColumn;
    }

    @Override
    public void numbers(int column, int from, int to, double[] into) {
        ((NumberColumn) columns.get(column)).copy(from, to, into);
    }

    @Override
    public @Nullable NumberColumn decimals(int column) {
        NumberColumn numbers = (NumberColumn) columns.get(column);
        return numbers.units() == null ? null : numbers;
    }

    @Override
    public void texts(int column, int from, int to, TextBlock into) {
        for (String text : Arrays.copyOfRange((String[]) columns.get(column), from, to)) {
            if (text == null) {
                into.addMissing();
            } else {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                into.add(bytes, 0, bytes.length);
            }
        }
    }

    @Override
    public void ids(int from, int to, TextBlock into) {
        for (int i = from; i < to; i++) {
            into.add(ids[i], 0, ids[i].length);
        }
    }

    @Override
    public void lines(int from, int to, long[] into) {
        System.arraycopy(lines, from, into, 0, to - from);
    }

    @Override
    public List<String> imputed(int row) {
        return imputed.getOrDefault(row, List.of());
    }

    @Override
    public int rowByRank(int rank) {
        return rowsByRank[rank];
    }

    @Override
    public boolean areInIdOrder() {
        return Arrays.equals(rowsByRank, IntStream.range(0, rowsByRank.length).toArray());
    }

    @Override
    public void close() {}
}
