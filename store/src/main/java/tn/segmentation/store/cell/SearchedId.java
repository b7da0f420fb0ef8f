package tn.segmentation.store.cell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An id as somebody types it who looks for its customer. */
public final class SearchedId {

    private SearchedId() {}

    /**
     * Returns the forms under which an import may have kept an id, the one that is closest to what is written first:
     * blanks around it and what a spreadsheet added are left out, and a telephone number and a whole number in groups
     * are also looked for in their one form. A run does not say of what its ids are, so all are asked for.
     *
     * @return none for a text that no import takes for an id: an empty one, a formula, and {@code 2.16E+10}, whose
     *     digits are lost
     */
    public static List<String> forms(String text) {
        String id = digits(IdText.of(text));
        if (id == null || id.isEmpty() || id.startsWith("=")) {
            return List.of();
        }
        Set<String> forms = new LinkedHashSet<>();
        forms.add(id);
        forms.add(phone(id));
        forms.add(SpreadsheetId.whole(id));
        return List.copyOf(forms);
    }

    private static @Nullable String digits(@Nullable String id) {
        return id == null ? null : SpreadsheetId.digits(id);
    }

    private static String phone(String id) {
        byte[] bytes = id.getBytes(UTF_8);
        Phones phones = new Phones();
        if (!phones.read(bytes, 0, bytes.length) && !phones.readForeign(bytes, 0, bytes.length)) {
            return id;
        }
        byte[] form = new byte[Phones.LONGEST + 1];
        return new String(form, 0, phones.write(form), UTF_8);
    }
}
