package tn.segmentation.app.cli;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.language.Messages;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Stage;
import tools.jackson.databind.json.JsonMapper;

/** Shows how far a command is, a few times a second, and stops it on Ctrl-C. Safe for several threads. */
final class CommandProgress implements Progress, AutoCloseable {

    private static final long PAUSE_NANOS = 100_000_000;
    private static final int CELLS = 30;

    private final PrintStream err;
    private final @Nullable Messages messages;
    private final Style style;
    private final Interruption interruption;
    private @Nullable Stage shown;
    private long shownAt;
    private int width;

    private enum Style {
        BAR,
        LINES,
        SILENT
    }

    private CommandProgress(PrintStream err, @Nullable Messages messages, Style style, Interruption interruption) {
        this.err = err;
        this.messages = messages;
        this.style = style;
        this.interruption = interruption;
    }

    /** One line, drawn over and over. */
    static CommandProgress bar(PrintStream err, Messages messages, Interruption interruption) {
        return new CommandProgress(err, messages, Style.BAR, interruption);
    }

    /** {@code {"stage":"read","done":1024,"total":4096}}, a line each. */
    static CommandProgress lines(PrintStream err, Interruption interruption) {
        return new CommandProgress(err, null, Style.LINES, interruption);
    }

    static CommandProgress silent(Interruption interruption) {
        return new CommandProgress(System.err, null, Style.SILENT, interruption);
    }

    @Override
    public boolean cancelled() {
        return interruption.requested();
    }

    @Override
    public synchronized void report(Stage stage, long done, long total) {
        long now = System.nanoTime();
        boolean ended = total > 0 && done >= total;
        // Judging segments other tables on the way; a reader need not know.
        boolean back = shown != null && stage.compareTo(shown) < 0;
        if (style == Style.SILENT || back || (stage == shown && !ended && now - shownAt < PAUSE_NANOS)) {
            return;
        }
        shown = stage;
        shownAt = now;
        if (style == Style.LINES) {
            writeLine(stage, done, total);
        } else if (messages != null) {
            draw(messages.text("stage." + stage.name().toLowerCase(Locale.ROOT)), done, total);
        }
    }

    private void writeLine(Stage stage, long done, long total) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("stage", stage.name().toLowerCase(Locale.ROOT));
        line.put("done", done);
        line.put("total", total);
        err.println(JsonMapper.shared().writeValueAsString(line));
    }

    private void draw(String name, long done, long total) {
        String text = name;
        if (total > 0) {
            int full = (int) (Math.min(done, total) * CELLS / total);
            int percent = (int) (Math.min(done, total) * 100 / total);
            text = name + " [" + "#".repeat(full) + ".".repeat(CELLS - full) + "] " + percent + "\u202f%";
        }
        err.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
        err.flush();
        width = text.length();
    }

    /** Wipes the bar away. */
    @Override
    public synchronized void close() {
        if (style == Style.BAR && width > 0) {
            err.print("\r" + " ".repeat(width) + "\r");
            err.flush();
            width = 0;
        }
    }
}
