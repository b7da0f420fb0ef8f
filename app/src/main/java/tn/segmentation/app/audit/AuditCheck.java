package tn.segmentation.app.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a look at every line of the audit says.
 *
 * @param lines how many there are
 * @param last which line is the last, to be compared with later
 * @param findings what is not as it was written, in order; empty where all is
 */
public record AuditCheck(long lines, Anchor last, List<Finding> findings) {

    /** More would say no more. */
    static final int MOST_FINDINGS = 100;

    private static final int BATCH = 1_000;

    /** Copies the list. */
    public AuditCheck {
        findings = List.copyOf(findings);
    }

    /**
     * A line by which the ones before it are known. Kept where whoever can change the audit cannot change it, it shows
     * that lines are missing at the end, or that all of them were made anew.
     *
     * @param position of the line; 0 for none
     * @param sha256 its sum
     */
    public record Anchor(long position, String sha256) {

        private static final Pattern FORM = Pattern.compile("([0-9]{1,18}):([0-9a-f]{64})");

        static final Anchor NONE = new Anchor(0, AuditLine.NOTHING);

        /**
         * Reads {@code 1234:9f86…}.
         *
         * @throws IllegalArgumentException if it is anything else
         */
        public static Anchor parse(String text) {
            Matcher parts = FORM.matcher(text);
            if (!parts.matches()) {
                throw new IllegalArgumentException("no anchor");
            }
            return new Anchor(Long.parseLong(parts.group(1)), parts.group(2));
        }

        @Override
        public String toString() {
            return position + ":" + sha256;
        }
    }

    /**
     * Something that is not as it was written. Codes: {@code edited} (line), the line is not what its sum was made of;
     * {@code missing} (first, last), these lines are not there; {@code broken} (line), the line does not go on from the
     * one before, of which one was put there later; {@code cut} (line, lines), the anchor is of a line behind the last;
     * {@code rewritten} (line), the anchor has another sum of that line.
     */
    public record Finding(String code, Map<String, Long> params) {}

    /**
     * Looks at every line.
     *
     * @param anchor kept from before; null for none
     */
    public static AuditCheck of(Audit audit, @Nullable Anchor anchor) {
        Walk walk = new Walk(anchor);
        List<AuditLine> batch = audit.behind(0, BATCH);
        while (!batch.isEmpty()) {
            batch.forEach(walk::look);
            batch = audit.behind(walk.last.position(), BATCH);
        }
        return walk.end();
    }

    /** A look at one line after the other. */
    private static final class Walk {

        private final @Nullable Anchor anchor;
        private final List<Finding> findings = new ArrayList<>();
        private Anchor last = Anchor.NONE;
        private long lines;

        Walk(@Nullable Anchor anchor) {
            this.anchor = anchor;
        }

        void look(AuditLine line) {
            lines++;
            long expected = last.position() + 1;
            if (line.position() > expected) {
                find("missing", Map.of("first", expected, "last", line.position() - 1));
            } else if (!line.previous().equals(last.sha256())) {
                find("broken", Map.of("line", line.position()));
            }
            if (!line.sum().equals(line.sha256())) {
                find("edited", Map.of("line", line.position()));
            }
            last = new Anchor(line.position(), line.sha256());
            if (anchor != null && anchor.position() == line.position() && !anchor.equals(last)) {
                find("rewritten", Map.of("line", line.position()));
            }
        }

        AuditCheck end() {
            if (anchor != null && anchor.position() > last.position()) {
                find("cut", Map.of("line", anchor.position(), "lines", last.position()));
            }
            return new AuditCheck(lines, last, findings);
        }

        private void find(String code, Map<String, Long> params) {
            if (findings.size() < MOST_FINDINGS) {
                findings.add(new Finding(code, params));
            }
        }
    }
}
