package tn.segmentation.app.dashboard;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import tn.segmentation.app.insight.RunSource;
import tn.segmentation.app.insight.UnavailableRuns;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.privacy.SmallCells;
import tn.segmentation.app.run.PublicationHistory;
import tn.segmentation.app.run.RegisteredRun;
import tn.segmentation.store.run.RunSummary;

/**
 * The runs that there are, one page of them.
 *
 * @param rows newest first
 * @param position which of how many runs these are, as a sentence
 * @param pager which page of them
 */
record RunsPage(List<Row> rows, String position, Pager pager) {

    static final int SIZE = 20;

    private static final String UNKNOWN = "–";

    /**
     * A run in the table.
     *
     * @param id of the run
     * @param date when it was made
     * @param file that it was made of
     * @param about period and scope
     * @param lines that were segmented
     * @param segments how many
     * @param variance that they explain
     * @param isPublished whether it is the published one
     * @param isProposed whether it waits for a second person
     * @param isDamaged whether its files are not what they were
     * @param history who has proposed or published it, as a sentence; empty for nobody
     */
    record Row(
            String id,
            String date,
            String file,
            String about,
            String lines,
            String segments,
            String variance,
            boolean isPublished,
            boolean isProposed,
            boolean isDamaged,
            String history) {}

    static RunsPage of(List<RegisteredRun> runs, Pager pager, PublicationHistory history, RowSource source) {
        return new RunsPage(
                runs.stream().map(run -> source.row(run, history)).toList(),
                pager.position("web.runs.position", source.messages),
                pager);
    }

    /** Makes rows of runs: what the database does not know comes from the runs that pages show. */
    static final class RowSource {

        private final RunSource summaries;
        private final SmallCells cells;
        private final Messages messages;
        private final RunDates dates;

        RowSource(RunSource summaries, SmallCells cells, Messages messages, ZoneId zone) {
            this.summaries = summaries;
            this.cells = cells;
            this.messages = messages;
            this.dates = new RunDates(messages, zone);
        }

        private Row row(RegisteredRun run, PublicationHistory history) {
            Optional<RunSummary> summary = summary(run.id());
            return new Row(
                    run.id(),
                    dates.at(run.createdAt()),
                    run.inputName(),
                    dates.about(run),
                    messages.count(cells.of(run.rowsSegmented())),
                    summary.map(s -> messages.formats().integer(s.segments().size()))
                            .orElse(UNKNOWN),
                    summary.map(s -> messages.formats().percentage(100 * s.varianceExplained()))
                            .orElse(UNKNOWN),
                    history.isPublished(run.id()),
                    history.proposal(run.id()).isPresent(),
                    summary.isEmpty(),
                    history.proposal(run.id())
                            .map(dates::sentence)
                            .or(() -> history.last(run.id()).map(dates::sentence))
                            .orElse(""));
        }

        /** A damaged run is named as such; it does not take the page with it. */
        private Optional<RunSummary> summary(String id) {
            try {
                return summaries.find(id);
            } catch (UnavailableRuns e) {
                return Optional.empty();
            }
        }
    }
}
