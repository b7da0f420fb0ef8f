package tn.segmentation.store.customers;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.customers.CustomerColumn.Kind;
import tn.segmentation.store.customers.Filter.All;
import tn.segmentation.store.customers.Filter.Between;
import tn.segmentation.store.customers.Filter.InCategory;
import tn.segmentation.store.customers.Filter.InSegment;
import tn.segmentation.store.customers.Filter.NotBelow;
import tn.segmentation.store.duckdb.DuckDb;

/** A filter as a condition of SQL: names are those of the run, values are bound. */
final class Where {

    private final List<CustomerColumn> columns;
    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    private Where(List<CustomerColumn> columns) {
        this.columns = columns;
    }

    /**
     * Returns the condition of a filter.
     *
     * @throws UnknownCustomerColumn if the filter names a column that is not there, or of another kind
     */
    static Where of(Filter filter, List<CustomerColumn> columns) {
        Where where = new Where(columns);
        where.add(filter);
        return where;
    }

    /** Returns the condition. */
    String sql() {
        return sql.toString();
    }

    /** Binds the values, from the first parameter of the statement on; returns how many there are. */
    int bind(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
        return values.size();
    }

    private void add(Filter filter) {
        if (filter instanceof All all) {
            sql.append("(true");
            all.filters().forEach(part -> {
                sql.append(" AND ");
                add(part);
            });
            sql.append(')');
        } else if (filter instanceof InSegment in) {
            in("segment", in.segments());
        } else if (filter instanceof InCategory in) {
            in(column(in.column(), Kind.TEXT), in.values());
        } else if (filter instanceof NotBelow bound) {
            String column = column(bound.column(), Kind.NUMBER);
            sql.append('(').append(column).append(" >= ?");
            sql.append(bound.unknown() ? " OR " + column + " IS NULL)" : ")");
            values.add(bound.least());
        } else {
            Between range = (Between) filter;
            String column = column(range.column(), Kind.NUMBER);
            bound(column, " >= ", range.least());
            bound(range.least() != null && range.most() != null ? " AND " + column : column, " <= ", range.most());
        }
    }

    private void bound(String column, String comparison, @Nullable Double bound) {
        if (bound != null) {
            sql.append(column).append(comparison).append('?');
            values.add(bound);
        }
    }

    private void in(String column, List<String> words) {
        sql.append(column).append(" IN (");
        sql.append(String.join(", ", Collections.nCopies(words.size(), "?"))).append(')');
        values.addAll(words);
    }

    private String column(String name, Kind kind) {
        CustomerColumn column = columns.stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow(() -> UnknownCustomerColumn.missing(name));
        if (column.kind() != kind) {
            throw UnknownCustomerColumn.ofOtherKind(name);
        }
        return DuckDb.identifier(name);
    }
}
