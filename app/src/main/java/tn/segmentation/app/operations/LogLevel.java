package tn.segmentation.app.operations;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * How much the product says in its logs, from little to much. Libraries are left as they are: what they say in detail
 * of a request can be a password.
 */
public enum LogLevel {
    ERROR(Level.ERROR),
    WARN(Level.WARN),
    INFO(Level.INFO),
    DEBUG(Level.DEBUG);

    private static final String PRODUCT = "tn.segmentation";

    private final Level level;

    LogLevel(Level level) {
        this.level = level;
    }

    /** Returns the level of that word, if there is one. */
    public static Optional<LogLevel> named(String word) {
        return Stream.of(values()).filter(level -> level.word().equals(word)).findFirst();
    }

    /** Returns the level that is in force. */
    public static LogLevel current() {
        return valueOf(product().getEffectiveLevel().toString());
    }

    /** Returns how forms say it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Puts this level into force until the process ends; the log says so, whichever of the two says more. */
    public void set(String by) {
        LogLevel before = current();
        if (before == this) {
            return;
        }
        if (compareTo(before) > 0) {
            product().setLevel(level);
        }
        LoggerFactory.getLogger(LogLevel.class)
                .warn("the level of the log is {} instead of {}, by {}", this, before, by);
        product().setLevel(level);
    }

    /** Puts this level into force in logs that are just being set up. */
    void set(LoggerContext context) {
        context.getLogger(PRODUCT).setLevel(level);
    }

    private static Logger product() {
        return ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(PRODUCT);
    }
}
