package tn.segmentation.app.cli;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.operations.Uptime;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Stage;
import tools.jackson.databind.json.JsonMapper;

/** Shows how far a command is, a few times a second, and stops it on Ctrl-C. Safe for several threads. */
final class CommandProgress implements Progress, AutoCloseable {

    private static final long PAUSE_NANOS = 100_000_000;
    private static final int CELLS = 30;

    /** A rate that was measured for less than this says little. */
    private static final double MEASURED_SECONDS = 0.5;

    /** Below this nobody needs to know how long it will take. */
    private static final long SHORT_SECONDS = 2;

    private static final long MINUTES_FROM_SECONDS = 120;

    private final PrintStream err;
    private final @Nullable Messages messages;
    private final Style style;
    private final Interruption interruption;
    private final LongSupplier nanos;
    private @Nullable Stage shown;
    private long shownAt;
    private long startedAt;
    private int width;

    /** How it is shown. */
    enum Style {
        BAR,
        LINES,
        SILENT
    }

    /** Creates it, on a clock of nanoseconds; {@code messages} are those of the bar. */
    CommandProgress(
            PrintStream err, @Nullable Messages messages, Style style, Interruption interruption, LongSupplier nanos) {
        this.err = err;
        this.messages = messages;
        this.style = style;
        this.interruption = interruption;
        this.nanos = nanos;
    }

    /** One line, drawn over and over. */
    static CommandProgress bar(PrintStream err, Messages messages, Interruption interruption) {
        return new CommandProgress(err, messages, Style.BAR, interruption, System::nanoTime);
    }

    /** {@code {"stage":"read","done":1024,"total":4096,"unit":"bytes","elapsed":0.31}}, a line each. */
    static CommandProgress lines(PrintStream err, Interruption interruption) {
        return new CommandProgress(err, null, Style.LINES, interruption, System::nanoTime);
    }

    static CommandProgress silent(Interruption interruption) {
        return new CommandProgress(System.err, null, Style.SILENT, interruption, System::nanoTime);
    }

    @Override
    public boolean cancelled() {
        return interruption.requested();
    }

    @Override
    public synchronized void report(Stage stage, long done, long total) {
        long now = nanos.getAsLong();
        boolean ended = total > 0 && done >= total;
        // Judging segments other tables on the way; a reader need not know.
        boolean back = shown != null && stage.compareTo(shown) < 0;
        if (style == Style.SILENT || back || (stage == shown && !ended && now - shownAt < PAUSE_NANOS)) {
            return;
        }
        if (stage != shown) {
            startedAt = now;
        }
        shown = stage;
        shownAt = now;
        // Where iteration stops at the latest says nothing about when it will.
        long expected = stage == Stage.ITERATE ? 0 : total;
        double left = secondsLeft(done, expected, (now - startedAt) / 1e9);
        if (style == Style.LINES) {
            writeLine(stage, done, expected, left);
        } else if (messages != null) {
            draw(text(messages, stage, done, expected, left));
        }
    }

    /** Returns what the rate of this stage so far makes one expect; NaN as long as there is none. */
    private static double secondsLeft(long done, long total, double elapsed) {
        return done <= 0 || total <= 0 || elapsed < MEASURED_SECONDS
                ? Double.NaN
                : elapsed * Math.max(0, total - done) / done;
    }

    private void writeLine(Stage stage, long done, long total, double left) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("stage", stage.name().toLowerCase(Locale.ROOT));
        if (!stage.unit().isEmpty()) {
            line.put("done", done);
            if (total > 0) {
                line.put("total", total);
            }
            line.put("unit", stage.unit());
        }
        line.put("elapsed", Uptime.seconds());
        if (Double.isFinite(left)) {
            line.put("seconds_left", Math.rint(left * 10) / 10);
        }
        err.println(JsonMapper.shared().writeValueAsString(line));
    }

    private static String text(Messages messages, Stage stage, long done, long total, double left) {
        String name = messages.text("stage." + stage.name().toLowerCase(Locale.ROOT));
        if (stage == Stage.ITERATE) {
            return messages.text("progress.iteration", Map.of("stage", name, "count", done));
        }
        if (total <= 0) {
            return name;
        }
        int full = (int) (Math.min(done, total) * CELLS / total);
        int percent = (int) (Math.min(done, total) * 100 / total);
        String bar = name + " [" + "#".repeat(full) + ".".repeat(CELLS - full) + "] " + percent + "\u202f%";
        long seconds = Math.round(left);
        if (seconds <= SHORT_SECONDS) {
            return bar;
        }
        String key = seconds < MINUTES_FROM_SECONDS ? "progress.seconds_left" : "progress.minutes_left";
        long count = seconds < MINUTES_FROM_SECONDS ? seconds : Math.round(seconds / 60.0);
        return bar + " " + messages.text(key, Map.of("count", count));
    }

    private void draw(String text) {
        err.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
        err.flush();
        width = text.length();
    }

    @Override
    public void close() {
        wipe();
    }

    /** Wipes the bar away, so that something else can be shown. */
    synchronized void wipe() {
        if (style == Style.BAR && width > 0) {
            err.print("\r" + " ".repeat(width) + "\r");
            err.flush();
            width = 0;
        }
    }
}
