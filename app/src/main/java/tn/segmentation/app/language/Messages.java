package tn.segmentation.app.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Every text that users read, in one language. A text may name values: {@code {feature}} is put in as it is (whole
 * numbers are grouped, but those of a list, which number lines), {@code {part,%}} as a percentage given 0 to 100,
 * {@code {part,share}} as a percentage given 0 to 1, {@code {value,2}} with two decimals. Immutable and safe to share.
 */
public final class Messages {

    /** One bundle per part of the product: {@code messages/<part>_<language>.properties}, in UTF-8. */
    private static final List<String> PARTS =
            List.of("common", "input", "run", "cli", "configuration", "web", "figures", "sample");

    /** A process mostly speaks one language, and starts faster without reading the other. */
    private static final Map<Language, Messages> BY_LANGUAGE = new ConcurrentHashMap<>();

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z_]+)(?:,(%|share|[0-9]))?}");

    private final Map<String, String> texts;
    private final Formats formats;

    private Messages(Map<String, String> texts, Formats formats) {
        this.texts = texts;
        this.formats = formats;
    }

    /** Returns the texts of a language. */
    public static Messages in(Language language) {
        return BY_LANGUAGE.computeIfAbsent(language, Messages::load);
    }

    /** Returns how numbers and dates are written in this language. */
    public Formats formats() {
        return formats;
    }

    /** Returns whether there is a text under that key. */
    public boolean has(String key) {
        return texts.containsKey(key);
    }

    /** Returns every key, for the tests that compare languages. */
    public Set<String> keys() {
        return texts.keySet();
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
        String pattern = texts.get(key);
        if (pattern == null) {
            throw new MissingResourceException("no text for " + key, Messages.class.getName(), key);
        }
        Matcher matcher = PLACEHOLDER.matcher(pattern);
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            Object value = params.get(matcher.group(1));
            if (value == null) {
                throw new MissingResourceException(
                        key + " needs " + matcher.group(1) + ", given " + params, Messages.class.getName(), key);
            }
            String style = matcher.group(2) == null ? "" : matcher.group(2);
            matcher.appendReplacement(text, Matcher.quoteReplacement(write(value, style)));
        }
        return matcher.appendTail(text).toString();
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

    /** Returns how the unit of a code is written; an unknown code is written as it is. */
    public String unit(String code) {
        String key = "unit." + code;
        return has(key) ? text(key) : code;
    }

    private String write(Object value, String style) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
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

    private static Messages load(Language language) {
        Properties texts = new Properties();
        for (String part : PARTS) {
            read("/messages/" + part + "_" + language.tag() + ".properties", texts);
        }
        Map<String, String> copy = new TreeMap<>();
        texts.stringPropertyNames().forEach(key -> copy.put(key, texts.getProperty(key)));
        return new Messages(copy, new Formats(language));
    }

    private static void read(String resource, Properties into) {
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
