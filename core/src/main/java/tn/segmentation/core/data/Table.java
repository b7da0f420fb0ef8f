package tn.segmentation.core.data;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Columns of equal length with distinct names. Row {@code i} of every column is the same customer.
 *
 * @param columns at least one
 */
public record Table(List<Column> columns) {

    /** Checks the arguments. */
    public Table {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a table needs a column");
        }
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            if (column.size() != columns.get(0).size()) {
                throw new IllegalArgumentException(column + " does not match " + columns.get(0));
            }
            if (!names.add(column.name())) {
                throw new IllegalArgumentException("two columns are called " + column.name());
            }
        }
    }

    /** Returns a table of these columns. */
    public static Table of(Column... columns) {
        return new Table(List.of(columns));
    }

    /** Returns the number of rows. */
    public int rows() {
        return columns.get(0).size();
    }

    /** Returns the names of the columns, in order. */
    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /** Returns the column of that name, if there is one. */
    public Optional<Column> find(String name) {
        return columns.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /**
     * Returns the numbers of the column of that name.
     *
     * @throws IllegalArgumentException if there is no such column, or it holds categories
     */
    public NumberColumn numbers(String name) {
        if (find(name).orElse(null) instanceof NumberColumn numbers) {
            return numbers;
        }
        throw new IllegalArgumentException("no column of numbers called " + name + " among " + names());
    }
}
