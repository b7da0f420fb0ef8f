package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;

/** An id as somebody types it who looks for its customer. */
public final class SearchedId {

    private SearchedId() {}

    /**
     * Returns the forms under which an import may have kept an id, the one that is closest to what is written first:
     * blanks around it and what a spreadsheet added are left out, and a telephone number is also looked for in its one
     * form. A run does not say whether its ids are telephone numbers, so both are asked for.
     *
     * @return none for a text that no import takes for an id: an empty one, and {@code 2.16E+10}, whose digits are lost
     */
    public static List<String> forms(String text) {
        byte[] all = text.getBytes(UTF_8);
        int from = Blanks.skip(all, 0, all.length);
        byte[] id = Arrays.copyOfRange(all, from, Blanks.skipBack(all, from, all.length));
        byte[] visible = SpreadsheetId.visible(id, 0, id.length);
        if (visible != null) {
            return forms(new String(visible, UTF_8));
        }
        int[] inside = SpreadsheetId.unwrapped(id, 0, id.length);
        if (inside != null) {
            return forms(new String(id, inside[0], inside[1] - inside[0], UTF_8));
        }
        if (SpreadsheetId.mayBe(id, 0, id.length)) {
            String written = new String(id, UTF_8);
            String digits = SpreadsheetId.digits(written);
            if (digits == null || !digits.equals(written)) {
                return digits == null ? List.of() : forms(digits);
            }
        }
        return id.length == 0 ? List.of() : withPhone(id);
    }

    private static List<String> withPhone(byte[] id) {
        String written = new String(id, UTF_8);
        Phones phones = new Phones();
        if (!phones.read(id, 0, id.length)) {
            return List.of(written);
        }
        byte[] form = new byte[Phones.NATIONAL * 2];
        String phone = new String(form, 0, phones.write(form, 0), UTF_8);
        return phone.equals(written) ? List.of(written) : List.of(written, phone);
    }
}
