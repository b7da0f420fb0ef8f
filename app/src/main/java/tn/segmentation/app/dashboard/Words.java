package tn.segmentation.app.dashboard;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.language.Formats;
import tn.segmentation.app.language.Messages;
import tn.segmentation.store.run.RunSummary;

/** The texts of a page about one run, and what its columns and units are called. */
final class Words {

    private final Messages messages;
    private final Map<String, String> units;

    Words(Messages messages, RunSummary run) {
        this.messages = messages;
        this.units = run.units();
    }

    Formats formats() {
        return messages.formats();
    }

    Messages messages() {
        return messages;
    }

    String text(String key) {
        return messages.text("web." + key);
    }

    String text(String key, Map<String, ?> params) {
        return messages.text("web." + key, params);
    }

    /** The name of a column within a sentence. */
    String column(String column) {
        return messages.column(column);
    }

    /** The name of a column where a line starts. */
    String heading(String column) {
        return messages.columnHeading(column);
    }

    /** The name of a field of an offer; an operator may have fields of his own. */
    String offerField(String field) {
        String key = "web.offer.field." + field;
        return messages.has(key) ? messages.text(key) : field.replace('_', ' ');
    }

    /** The unit of a column, empty where it is not known. */
    String unit(String column) {
        String code = units.get(column);
        return code == null ? "" : messages.unit(code);
    }

    /** The name of a column where a line starts, with its unit where that says more. */
    String headingWithUnit(String column) {
        return messages.columnHeadingWithUnit(column, units.get(column));
    }

    /** How many customers there are; null if that is hidden. */
    String count(@Nullable Long customers) {
        return customers != null && customers == 1
                ? text("customers.one")
                : text("customers.count", Map.of("count", messages.count(customers)));
    }

    /** A cell of a table of values as they are: a number, a text, or a dash where there is nothing. */
    String cell(@Nullable Object value) {
        if (value == null) {
            return formats().decimal(Double.NaN, 0);
        }
        return value instanceof Double number ? formats().number(number) : String.valueOf(value);
    }

    /** A value of a column with as many decimals as mean something. */
    String value(double value) {
        return formats().decimal(value, Math.abs(value) >= 100 || value == Math.rint(value) ? 0 : 1);
    }
}
