package tn.segmentation.store.customers;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.customers.CustomerColumn.Kind;

/** Customers one after the other, in the order of the file; however many there are, few are in memory. */
public final class CustomerCursor implements AutoCloseable {

    private final Connection connection;
    private final PreparedStatement statement;
    private final ResultSet rows;
    private final List<CustomerColumn> columns;
    private final UnaryOperator<String> id;

    /**
     * Goes through what a statement finds.
     *
     * @param id returns the id of what stands for one
     */
    CustomerCursor(
            Connection connection, PreparedStatement statement, List<CustomerColumn> columns, UnaryOperator<String> id)
            throws SQLException {
        this.id = id;
        this.connection = connection;
        this.statement = statement;
        this.rows = statement.executeQuery();
        this.columns = columns;
    }

    /** Returns the next customer; null after the last. */
    public @Nullable Customer next() {
        try {
            return rows.next() ? customer() : null;
        } catch (SQLException e) {
            throw new UnreadableCustomers(e);
        }
    }

    private Customer customer() throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(columns.size());
        int at = 2;
        for (CustomerColumn column : columns) {
            if (column.kind() == Kind.TEXT) {
                values.add(rows.getString(at));
            } else {
                double number = rows.getDouble(at);
                values.add(rows.wasNull() ? null : (Object) number);
            }
            at++;
        }
        return new Customer(
                id.apply(rows.getString(1)),
                values,
                rows.getLong(at),
                words(rows.getArray(at + 1)),
                rows.getString(at + 2),
                rows.getFloat(at + 3),
                rows.getString(at + 4));
    }

    private static List<String> words(@Nullable Array array) throws SQLException {
        return array == null
                ? List.of()
                : Arrays.stream((Object[]) array.getArray())
                        .map(String::valueOf)
                        .toList();
    }

    @Override
    public void close() {
        try (connection;
                statement) {
            rows.close();
        } catch (SQLException e) {
            throw new UnreadableCustomers(e);
        }
    }
}
