package tn.segmentation.store.source;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How Excel shows the number in a cell, as far as it changes what a person takes it for: as a day, as a share, or as a
 * code with its leading zeros, or in another unit. All else (decimals that are not shown, marks between thousands,
 * units that fields have anyway) is looks.
 */
final class CellFormat {

    /** Formats of dates that a file names by their number alone; their letters depend on the language of Excel. */
    private static final Set<Integer> DATES =
            Set.of(27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58);

    /** A text in quotes, an escaped character, a blank of the width of a character, what stands in brackets. */
    private static final Pattern PIECE = Pattern.compile("\"([^\"]*)\"|\\\\(.)|[_*].|\\[([^\\]]*)\\]|(.)");

    /** What shows any number as it is, by its English name and by the one of other languages. */
    private static final Set<String> GENERAL = Set.of("general", "standard");

    /** What says nothing that the fields of customers do not say already. */
    private static final Pattern OWN_UNIT =
            Pattern.compile("(?i:dt|tnd|dinars?|ans?|years?|appels?|calls?|sms)" + "|د\\.?ت\\.?|دينار|سنة|G[oO]|GB|go");

    private static final Pattern ELAPSED = Pattern.compile("(?i)h+|m+|s+");

    private static final String PLACES = "0#?";

    /** Stands in front of a piece that is shown as it is. */
    private static final String LITERAL = "=";

    private final boolean isDate;
    private final boolean isElapsed;
    private final boolean isShare;

    /** What stands before and behind a number and changes what it means; null where nothing does. */
    private final @Nullable Beside beside;

    /** What stands in a code: empty where a digit does, anything else as it is; null if it is none. */
    private final @Nullable List<String> code;

    /** What is shown beside a number. */
    private record Beside(String before, String behind) {}

    private CellFormat(
            boolean isDate, boolean isElapsed, boolean isShare, @Nullable Beside beside, @Nullable List<String> code) {
        this.isDate = isDate;
        this.isElapsed = isElapsed;
        this.isShare = isShare;
        this.beside = beside;
        this.code = code;
    }

    /** Returns the format of that number, of which a file gives no letters. */
    static CellFormat of(int id) {
        return new CellFormat(DATES.contains(id), false, false, null, null);
    }

    /** Returns the format of these letters; of several sections, the one of positive numbers. */
    static CellFormat of(String letters) {
        StringBuilder bare = new StringBuilder();
        List<String> pieces = new ArrayList<>();
        boolean isElapsed = false;
        boolean isPlain = true;
        Matcher piece = PIECE.matcher(section(letters));
        while (piece.find()) {
            String inBrackets = piece.group(3);
            if (piece.group(4) != null) {
                bare.append(piece.group(4));
                pieces.add(piece.group(4));
            } else if (inBrackets != null) {
                isElapsed |= ELAPSED.matcher(inBrackets).matches();
                // A condition: other numbers are shown otherwise.
                isPlain &= !inBrackets.matches("[<>=].*");
            } else if (piece.group(1) != null || piece.group(2) != null) {
                pieces.add(LITERAL + (piece.group(1) != null ? piece.group(1) : piece.group(2)));
            }
        }
        String words = bare.toString().toLowerCase(Locale.ROOT);
        boolean isDate =
                isElapsed || (words.chars().anyMatch(c -> "ydmhs".indexOf(c) >= 0) && !GENERAL.contains(words));
        return new CellFormat(
                isDate,
                isElapsed,
                words.contains("%"),
                // Which section shows a number depends on it: what any of them says may be meant.
                beside(isPlain ? section(letters) : letters),
                isPlain && !isDate ? code(pieces) : null);
    }

    private static @Nullable Beside beside(String letters) {
        StringBuilder before = new StringBuilder();
        StringBuilder behind = new StringBuilder();
        boolean isBefore = true;
        Matcher piece = PIECE.matcher(letters);
        while (piece.find()) {
            String literal = piece.group(1) != null ? piece.group(1) : piece.group(2);
            String inBrackets = piece.group(3);
            String bare = piece.group(4);
            // a place of a digit, or General
            isBefore &= bare == null || !(PLACES.contains(bare) || Character.isLetter(bare.charAt(0)));
            if (inBrackets != null && inBrackets.startsWith("$")) {
                literal = inBrackets.substring(1).replaceFirst("-.*", "");
            } else if (" ".equals(bare)
                    || (bare != null && Character.getType(bare.charAt(0)) == Character.CURRENCY_SYMBOL)) {
                literal = bare;
            }
            (isBefore ? before : behind).append(literal == null ? "" : literal);
        }
        String words = (before + " " + behind).strip();
        boolean says = words.codePoints()
                .anyMatch(c -> Character.isLetter(c) || Character.getType(c) == Character.CURRENCY_SYMBOL);
        return says && !OWN_UNIT.matcher(words).matches() ? new Beside(before.toString(), behind.toString()) : null;
    }

    private static String section(String letters) {
        Matcher piece = PIECE.matcher(letters);
        while (piece.find()) {
            if (";".equals(piece.group(4))) {
                return letters.substring(0, piece.start());
            }
        }
        return letters;
    }

    /** A code has at least two digits whatever the number, and no decimals: nobody counts like that. */
    private static @Nullable List<String> code(List<String> pieces) {
        List<String> code = new ArrayList<>();
        int digits = 0;
        for (String piece : pieces) {
            boolean isPlace = PLACES.contains(piece);
            boolean isLiteral = piece.startsWith(LITERAL);
            if (isPlace && (digits > 0 || piece.equals("0"))) {
                code.add("");
                digits++;
            } else if (isLiteral || " -/()+".contains(piece)) {
                code.add(isLiteral ? piece.substring(1) : piece);
            } else if (!isPlace) {
                return null;
            }
        }
        return digits > 1 ? code : null;
    }

    /** Returns whether it shows a day or a time. */
    boolean isDate() {
        return isDate;
    }

    /** Returns whether it shows how much time has passed: hours go on after 24. */
    boolean isElapsed() {
        return isElapsed;
    }

    /** Returns whether it shows hundredths. */
    boolean isShare() {
        return isShare;
    }

    /** Returns a number with what it is shown with, if that changes what it means: {@code 536 Mo}, {@code 12 €}. */
    String withUnit(String number) {
        return beside == null ? number : (beside.before() + number + beside.behind()).strip();
    }

    /** Returns a number as a code that it is shown as; null if it is not shown as one. */
    @Nullable
    String code(BigDecimal number) {
        if (code == null || number.signum() < 0 || number.stripTrailingZeros().scale() > 0) {
            return null;
        }
        String digits = number.toBigInteger().toString();
        int places = (int) code.stream().filter(String::isEmpty).count();
        String padded = "0".repeat(Math.max(0, places - digits.length())) + digits;
        int at = padded.length() - places;
        StringBuilder shown = new StringBuilder();
        boolean isFirst = true;
        for (String piece : code) {
            if (!piece.isEmpty()) {
                shown.append(piece);
                continue;
            }
            shown.append(isFirst ? padded.substring(0, at) : "").append(padded.charAt(at++));
            isFirst = false;
        }
        return shown.toString();
    }
}
