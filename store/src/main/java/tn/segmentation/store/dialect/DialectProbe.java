package tn.segmentation.store.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tn.segmentation.store.cell.FieldNames;
import tn.segmentation.store.cell.Quoting;
import tn.segmentation.store.source.FileText;
import tn.segmentation.store.source.UnreadableTable;

/**
 * Finds the dialect of a text: of all that are known, the one that cuts its first records most evenly into cells that
 * hold no other separator.
 */
final class DialectProbe {

    /** The last one is that of Hive, where nothing else is said. */
    private static final String DELIMITERS = ",;\t|\u0001";

    /** The line by which a spreadsheet says how the cells below are separated. */
    private static final Pattern SEPARATOR_LINE = Pattern.compile("\"?(?i:sep)=([,;\t|])\"?[,;\t|]*\\R");

    private final String file;
    private final byte[] head;

    private DialectProbe(String file, byte[] head) {
        this.file = file;
        this.head = head;
    }

    /** Returns the dialect of a text; commas where there is only one column and no reason for another. */
    static Dialect of(FileText text) {
        try (InputStream in = text.open(done -> {})) {
            return new DialectProbe(text.name(), in.readNBytes(FirstRecords.BYTES)).best();
        } catch (IOException e) {
            throw text.unreadable(e);
        }
    }

    /** Returns whether a record is no title, but the line that names the separator. */
    static boolean isSeparatorLine(FirstRecord record) {
        return record.line() == 1
                && record.cells().get(0).toLowerCase(Locale.ROOT).startsWith("sep=");
    }

    private Dialect best() throws IOException {
        String beginning = new String(head, 0, Math.min(head.length, 64), UTF_8);
        Matcher said = SEPARATOR_LINE.matcher(beginning);
        List<Dialect> candidates = candidates(said.lookingAt() ? said.group(1) : DELIMITERS);
        Dialect best = candidates.get(0);
        Score bestScore = null;
        Dialect endless = null;
        for (Dialect candidate : candidates) {
            Optional<Score> score = score(candidate);
            if (score.isPresent() && (bestScore == null || score.get().isBetterThan(bestScore))) {
                best = candidate;
                bestScore = score.get();
            }
            if (score.isEmpty() && endless == null && candidate.quoting() == Quoting.DOUBLED) {
                endless = candidate;
            }
        }
        // Where nothing cuts the text, and a quote of its first record never ends, that quote is the reason.
        return endless != null && (bestScore == null || bestScore.width() == 1) ? endless : best;
    }

    private List<Dialect> candidates(String delimiters) {
        boolean quotes = hasQuotes();
        List<Quoting> quotings = quotes ? quotings() : List.of(Quoting.DOUBLED);
        return delimiters
                .chars()
                .mapToObj(c -> (char) c)
                .flatMap(c -> quotings.stream().map(q -> Dialect.of(c, q)))
                .flatMap(d -> quotes && hasSpacedQuotes(d) ? Stream.of(d, d.withSpaces()) : Stream.of(d))
                .toList();
    }

    /** Most files have none, and need not be looked at for how they are used. */
    private boolean hasQuotes() {
        int at = 0;
        while (at < head.length && head[at] != '"' && head[at] != '\'') {
            at++;
        }
        return at < head.length;
    }

    private boolean hasSpacedQuotes(Dialect dialect) {
        boolean found = false;
        for (int i = 1; i + 1 < head.length && !found; i++) {
            boolean begins = head[i - 1] == dialect.delimiter() || head[i - 1] == '\n';
            boolean isBlank = head[i] == ' ' || head[i] == '\t';
            found = begins && isBlank && dialect.withSpaces().opening(head, i, head.length) > i;
        }
        return found;
    }

    /** The unusual ones come into question only where their marks occur. */
    private List<Quoting> quotings() {
        List<Quoting> quotings = new ArrayList<>(List.of(Quoting.DOUBLED));
        for (int i = 0; i + 1 < head.length; i++) {
            if (head[i] == '\\' && head[i + 1] == '"' && !quotings.contains(Quoting.BACKSLASH)) {
                quotings.add(Quoting.BACKSLASH);
            }
            boolean opens = i == 0 || head[i - 1] == '\n' || DELIMITERS.indexOf(head[i - 1]) >= 0;
            if (head[i] == '\'' && opens && !quotings.contains(Quoting.SINGLE)) {
                quotings.add(Quoting.SINGLE);
            }
        }
        return quotings;
    }

    private Optional<Score> score(Dialect dialect) throws IOException {
        FirstRecords records;
        try {
            records = FirstRecords.of(file, new ByteArrayInputStream(head), dialect);
        } catch (UnreadableTable e) {
            return Optional.empty();
        }
        if (head.length == FirstRecords.BYTES && records.list().size() < FirstRecords.MOST) {
            records = records.withoutLast();
        }
        int quoted = records.list().stream().mapToInt(FirstRecord::quoted).sum();
        boolean broken = records.list().stream().anyMatch(FirstRecord::broken);
        if (dialect.quoting() == Quoting.SINGLE
                && (broken || 2 * quoted < records.list().size())) {
            return Optional.empty();
        }
        return Optional.of(Score.of(records, quoted));
    }

    /**
     * What a dialect makes of the first records.
     *
     * @param width cells of most of them
     * @param even share of the records that have as many, times the share of their cells without another separator
     * @param quoted how many cells are in quotes
     */
    private record Score(int width, double even, int quoted) {

        static Score of(FirstRecords records, int quoted) {
            int width = records.width();
            int first = records.firstOf(width);
            List<FirstRecord> list = records.list();
            long others = list.subList(0, first).stream()
                    .filter(record ->
                            !record.isTitle() || !record.cells().stream().allMatch(Score::isClean))
                    .count();
            if (records.dialect().delimiter() == ',' && isColumnOfDecimals(list)) {
                return new Score(1, 0, quoted);
            }
            double even = (double) records.countOf(width, first) / (list.size() - first + others);
            long cells = 0;
            long clean = 0;
            for (FirstRecord record : list.subList(first, list.size())) {
                for (int i = 0; i < record.cells().size(); i++) {
                    cells++;
                    clean += record.isNumber(i) || isClean(record.cells().get(i)) ? 1 : 0;
                }
            }
            return new Score(width, even * clean / cells, quoted);
        }

        /** Below the one name of a field, {@code 12,5} is a number and not two. */
        private static boolean isColumnOfDecimals(List<FirstRecord> list) {
            FirstRecord first = list.get(0);
            return first.cells().size() == 1
                    && FieldNames.isField(FieldNames.normalise(first.cells().get(0)))
                    && list.stream().skip(1).allMatch(r -> r.cells().size() <= 2 && r.isAllNumbers());
        }

        /** Returns whether no other dialect would see several cells in the place of this one. */
        private static boolean isClean(String cell) {
            boolean other = false;
            for (int i = 0; i < DELIMITERS.length() && !other; i++) {
                other = cell.indexOf(DELIMITERS.charAt(i)) >= 0;
            }
            return !other;
        }

        boolean isBetterThan(Score other) {
            if ((width > 1) != (other.width > 1)) {
                return width > 1;
            }
            if (even != other.even) {
                return even > other.even;
            }
            return width != other.width ? width > other.width : quoted > other.quoted;
        }
    }
}
