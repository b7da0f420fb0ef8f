package tn.segmentation.app.insight;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.language.Messages;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.core.progress.Stage;
import tn.segmentation.store.run.RunSummary;

/**
 * The saved figures of a run. They are derived: they can be made again at any time, and replace those that were there.
 */
public final class FigureFiles {

    private static final String PAGE = "figures.html";

    private FigureFiles() {}

    /**
     * Writes each figure as {@code <id>.png} and {@code <id>.svg}, and all of them as one page, {@code figures.html}.
     * They appear all at once or not at all.
     *
     * @param folder where figures are kept ({@code FIGURES_PATH}); the files go to {@code <folder>/<run id>/}
     * @return the files
     * @throws UncheckedIOException if they cannot be drawn or written; then whatever was there before is there still
     * @throws tn.segmentation.core.progress.Cancelled if {@code progress} asks to stop; the same holds then
     */
    public static List<Path> write(
            RunSummary summary, List<Figure> figures, Path folder, Messages messages, Progress progress) {
        Path target = folder.resolve(summary.runId());
        if (!folder.equals(target.getParent())) {
            throw new IllegalArgumentException("not a run id: " + summary.runId());
        }
        Path draft = null;
        try {
            Files.createDirectories(folder);
            // not a temporary directory of the JDK, which nobody but its owner may read
            draft = Files.createDirectory(folder.resolve("." + summary.runId() + "-" + UUID.randomUUID()));
            List<String> names = fill(draft, summary, figures, messages, progress);
            replace(target, draft);
            return names.stream().map(target::resolve).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the figures of " + target, e);
        } catch (LinkageError e) {
            // a Java without libfreetype and libfontconfig beside it; the run itself must not fall with its figures
            throw new UncheckedIOException(
                    "cannot draw the figures of " + target, new IOException("this Java lacks its font libraries", e));
        } finally {
            discard(draft);
        }
    }

    private static List<String> fill(
            Path draft, RunSummary summary, List<Figure> figures, Messages messages, Progress progress)
            throws IOException {
        List<String> names = new ArrayList<>();
        for (Figure figure : figures) {
            progress.report(Stage.FIGURES, names.size() / 2, figures.size());
            progress.checkCancelled();
            String png = figure.id() + ".png";
            try (OutputStream out = Files.newOutputStream(draft.resolve(png))) {
                FigureImages.png(figure, messages.formats(), out);
            }
            String svg = figure.id() + ".svg";
            try (OutputStream out = Files.newOutputStream(draft.resolve(svg))) {
                FigureImages.svg(figure, messages.formats(), out);
            }
            names.add(png);
            names.add(svg);
        }
        String title = messages.text("figures.page.title", Map.of("run", summary.runId()));
        new FigurePage(figures, messages, title).write(draft.resolve(PAGE));
        names.add(PAGE);
        progress.report(Stage.FIGURES, figures.size(), figures.size());
        return names;
    }

    /** A folder cannot be renamed onto another: the old one steps aside, and comes back if the new one cannot come. */
    private static void replace(Path target, Path draft) throws IOException {
        if (!Files.exists(target)) {
            Files.move(draft, target);
            return;
        }
        Path old = draft.resolveSibling(draft.getFileName() + ".old");
        Files.move(target, old);
        try {
            Files.move(draft, target);
        } catch (IOException e) {
            Files.move(old, target);
            throw e;
        }
        discard(old);
    }

    private static void discard(@Nullable Path folder) {
        if (folder == null || !Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + folder, e);
        }
    }
}
