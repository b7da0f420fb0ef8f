package tn.segmentation.app.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Every text that users read, in one language. A text may name values: {@code {feature}} is put in as it is (whole
 * numbers are grouped, but those of a list, which number lines), {@code {part,%}} as a percentage given 0 to 100,
 * {@code {part,share}} as a percentage given 0 to 1, {@code {value,2}} with two decimals, {@code {codes,reason}} as
 * what codes of rejects are called, {@code {code,reject}} as the whole sentence about one. What stands between
 * backquotes is technical, and written from left to right in every language. Safe to share.
 */
public final class Messages {

    /**
     * One bundle per part of the product: {@code messages/<part>_<language>.properties}, in UTF-8. They are read in
     * this order until a text is found: what a run says stands first, since a run is over in seconds.
     */
    private static final List<String> PARTS = List.of(
            "common",
            "cli",
            "input",
            "run",
            "configuration",
            "figures",
            "sample",
            "web",
            "import",
            "runs",
            "offers",
            "customers",
            "help",
            "audit",
            "health",
            "backup",
            "users",
            "exports",
            "person",
            "key",
            "routine",
            "retention",
            "api");

    private static final Map<Language, Messages> BY_LANGUAGE = new ConcurrentHashMap<>();

    private static final Map<Language, Messages> UNMARKED = new ConcurrentHashMap<>();

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z_]+)(?:,(%|share|reason|reject|[0-9]))?}");

    private static final Pattern TECHNICAL = Pattern.compile("`([^`]*)`");

    private final Language language;
    private final Marks marks;

    /** The texts of the parts that were read. */
    private final Map<String, String> written = new ConcurrentHashMap<>();

    /** How many parts were read. */
    private volatile int read;

    /** Those of the texts that were asked for, with their marks: a command says few of them. */
    private final Map<String, String> marked = new ConcurrentHashMap<>();

    private final Formats formats;

    private Messages(Language language, Marks marks) {
        this.language = language;
        this.marks = marks;
        this.formats = new Formats(language, marks);
    }

    /** Returns the texts of a language, as a browser shows them. */
    public static Messages in(Language language) {
        return BY_LANGUAGE.computeIfAbsent(language, l -> new Messages(l, Marks.of(l)));
    }

    /**
     * Returns the texts of a language for terminals and files: without the invisible marks that a browser needs to
     * write from right to left.
     */
    public static Messages unmarked(Language language) {
        return Marks.of(language).areNone()
                ? in(language)
                : UNMARKED.computeIfAbsent(language, l -> new Messages(l, Marks.NONE));
    }

    /** Returns which language this is. */
    public Language language() {
        return language;
    }

    /** Returns how numbers and dates are written in this language. */
    public Formats formats() {
        return formats;
    }

    /** Returns whether there is a text under that key. */
    public boolean has(String key) {
        return find(key) != null;
    }

    /** Returns every key, for the tests that compare languages. */
    public Set<String> keys() {
        while (read < PARTS.size()) {
            readNext();
        }
        return new TreeSet<>(written.keySet());
    }

    /** Returns every text, for the tests that look for words. */
    Collection<String> texts() {
        return keys().stream().map(this::pattern).toList();
    }

    /**
     * Returns a text that names no values.
     *
     * @throws MissingResourceException if there is none
     */
    public String text(String key) {
        return text(key, Map.of());
    }

    /**
     * Returns a text with its values put in.
     *
     * @throws MissingResourceException if there is no such text, or it names a value that is not given
     */
    public String text(String key, Map<String, ?> params) {
        Matcher matcher = PLACEHOLDER.matcher(pattern(key));
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            Object value = params.get(matcher.group(1));
            if (value == null) {
                throw new MissingResourceException(
                        key + " needs " + matcher.group(1) + ", given " + params, Messages.class.getName(), key);
            }
            String style = matcher.group(2) == null ? "" : matcher.group(2);
            matcher.appendReplacement(text, Matcher.quoteReplacement(put(value, style, params)));
        }
        return matcher.appendTail(text).toString();
    }

    /** Returns a count of customers for reading; a word where it is hidden. */
    public String count(@Nullable Long count) {
        return count == null ? hidden() : formats.integer(count);
    }

    /** Returns a percentage of customers for reading, given 0 to 100; a word where it is hidden. */
    public String share(@Nullable Double percentage) {
        return percentage == null ? hidden() : formats.percentage(percentage);
    }

    /** Returns the word that stands for what is hidden because it tells of few customers. */
    public String hidden() {
        return text("hidden.mark");
    }

    /** Returns the name of a column within a sentence; one of an operator's own is called as its file calls it. */
    public String column(String column) {
        String key = "field." + column;
        return has(key) ? text(key) : column.replace('_', ' ');
    }

    /** Returns the name of a column where a line or a sentence starts. */
    public String columnHeading(String column) {
        String name = column(column);
        int first = name.isEmpty() ? 0 : Character.charCount(name.codePointAt(0));
        return name.substring(0, first).toUpperCase(Locale.ROOT) + name.substring(first);
    }

    /**
     * Returns the name of a column where a line starts, with its unit where that says more.
     *
     * @param code of the unit; null where none is known
     */
    public String columnHeadingWithUnit(String column, @Nullable String code) {
        String unit = code == null ? "" : unit(code);
        String name = columnHeading(column);
        // a unit that only repeats the name says nothing
        return unit.isEmpty() || unit.equalsIgnoreCase(name)
                ? name
                : text("column.with_unit", Map.of("name", name, "unit", unit));
    }

    /** Returns how the unit of a code is written; an unknown code is written as it is. */
    public String unit(String code) {
        String key = "unit." + code;
        return has(key) ? text(key) : code;
    }

    private String put(Object value, String style, Map<String, ?> params) {
        if (style.equals("reject")) {
            return text("reject." + value, params);
        }
        if (style.equals("reason")) {
            List<?> codes = value instanceof List<?> list ? list : List.of(value);
            return formats.list(
                    codes.stream().map(code -> text("reason." + code)).toList());
        }
        return value instanceof List<?> list
                ? formats.list(list.stream()
                        .map(each -> marks.apart(String.valueOf(each)))
                        .toList())
                : marks.apart(write(value, style));
    }

    private String write(Object value, String style) {
        if (!(value instanceof Number number)) {
            return String.valueOf(value);
        }
        if (style.equals("%")) {
            return formats.percentage(number.doubleValue());
        }
        if (style.equals("share")) {
            return formats.percentage(100 * number.doubleValue());
        }
        if (!style.isEmpty()) {
            return formats.decimal(number.doubleValue(), Integer.parseInt(style));
        }
        return number instanceof Double || number instanceof Float
                ? formats.decimal(number.doubleValue(), 1)
                : formats.integer(number.longValue());
    }

    /** Returns a text as it is written, of the part that has it; null if none does. */
    private @Nullable String find(String key) {
        // looked at before each search: other threads read parts too
        boolean isAll = read == PARTS.size();
        String text = written.get(key);
        while (text == null && !isAll) {
            readNext();
            isAll = read == PARTS.size();
            text = written.get(key);
        }
        return text;
    }

    private synchronized void readNext() {
        if (read == PARTS.size()) {
            return;
        }
        Properties texts = new Properties();
        load("/messages/" + PARTS.get(read) + "_" + language.tag() + ".properties", texts);
        for (String key : texts.stringPropertyNames()) {
            written.put(key, texts.getProperty(key));
        }
        read++;
    }

    private String pattern(String key) {
        // asked for by every request of every thread: what is there is got without a lock
        String known = marked.get(key);
        return known != null ? known : marked.computeIfAbsent(key, this::mark);
    }

    private String mark(String key) {
        String text = find(key);
        if (text == null) {
            throw new MissingResourceException("no text for " + key, Messages.class.getName(), key);
        }
        String technical = Matcher.quoteReplacement(marks.technical()) + "$1" + Matcher.quoteReplacement(marks.end());
        String start = isNothingButValues(text) ? marks.start() : "";
        return start + TECHNICAL.matcher(text).replaceAll(technical);
    }

    private static boolean isNothingButValues(String text) {
        Matcher values = PLACEHOLDER.matcher(text);
        return values.find() && values.replaceAll("").codePoints().noneMatch(Character::isLetter);
    }

    private static void load(String resource, Properties into) {
        try (InputStream in = Messages.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing from the jar: " + resource);
            }
            into.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
