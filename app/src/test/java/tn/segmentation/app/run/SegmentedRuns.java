package tn.segmentation.app.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.run.SegmentRequest.Publishing;
import tn.segmentation.core.engine.LocalEngine;
import tn.segmentation.core.prepare.Scaling;
import tn.segmentation.core.progress.Progress;
import tn.segmentation.store.input.ReadingOptions;
import tn.segmentation.store.run.AssignmentFormat;

/** Real runs of a few lines, made in the process of the test. */
public final class SegmentedRuns {

    /** When the first of them is made; each is made a second after the one before, and long after all other runs. */
    public static final Instant FIRST = Instant.parse("2051-01-01T11:00:00Z");

    private static final int LINES = 60;
    private static final AtomicInteger MADE = new AtomicInteger();

    private SegmentedRuns() {}

    /** Makes a run that is newer than all before, registers it without publishing it, and returns it. */
    public static RegisteredRun make(Configuration configuration, String name, int segments) {
        SegmentOutcome outcome =
                make(configuration, request(file(configuration, name), segments, Publishing.KEEP), Commission.none());
        return RegisteredRun.of(outcome.folder());
    }

    /** Makes a run that is newer than all before, to be published, as somebody has ordered it. */
    static SegmentOutcome order(Configuration configuration, Commission commission) {
        return make(configuration, request(file(configuration, "lignes.csv"), 2, Publishing.PUBLISH), commission);
    }

    private static SegmentOutcome make(Configuration configuration, SegmentRequest request, Commission commission) {
        Instant at = FIRST.plusSeconds(MADE.getAndIncrement());
        return new SegmentJob(
                        configuration,
                        Messages.in(Language.FRENCH),
                        Clock.fixed(at, ZoneOffset.UTC),
                        new LocalEngine(),
                        (summary, folder, progress) -> {},
                        commission)
                .run(request, Progress.SILENT);
    }

    static Path file(Configuration configuration, String name) {
        String lines = IntStream.range(0, LINES)
                .mapToObj(i -> i + "," + (20 + 20 * (i % 3) + i % 4) + "," + (5 + 50 * (i % 3) + i % 5) + "\n")
                .collect(Collectors.joining());
        try {
            return Files.writeString(
                    Files.createDirectories(configuration.home()).resolve(name),
                    "id_client,age,montant_consommation\n" + lines);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    static SegmentRequest request(Path file, int segments, Publishing publishing) {
        return new SegmentRequest(
                file,
                null,
                null,
                publishing,
                ReadingOptions.none(),
                segments,
                Scaling.AUTO,
                Map.of(),
                null,
                42,
                0,
                300,
                0,
                AssignmentFormat.PARQUET,
                "2026-10",
                null,
                List.of());
    }
}
