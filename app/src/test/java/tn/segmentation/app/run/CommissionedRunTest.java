package tn.segmentation.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Environment;
import tn.segmentation.app.problem.RequestRefusal;
import tn.segmentation.app.run.PublishAnswer.Outcome;
import tn.segmentation.app.run.SegmentOutcome.Fate;
import tn.segmentation.app.security.Requester;

/** What becomes of a run that the web application has made for somebody. */
class CommissionedRunTest {

    private static final String ID = "20261101T070000-3fa9c1";

    @TempDir
    Path home;

    @Test
    void isPublishedUnderTheNameOfWhoAsked() {
        Configuration configuration = configuration("one");

        SegmentOutcome outcome = SegmentedRuns.order(configuration, commission("amel"));

        assertThat(outcome.fate()).isEqualTo(Fate.PUBLISHED);
        assertThat(outcome.folder().provenance().createdBy()).isEqualTo("amel");
        assertThat(Runs.open(configuration).publications())
                .singleElement()
                .satisfies(publication -> assertThat(publication.by()).isEqualTo("amel"));
    }

    @Test
    void isProposedUnderTheNameOfWhoAskedAndCannotApproveIt() {
        Configuration configuration = configuration("two");

        assertThat(SegmentedRuns.order(configuration, commission("amel")).fate())
                .isEqualTo(Fate.PROPOSED);

        Proposals proposals = Proposals.open(configuration);
        assertThatThrownBy(() -> proposals.second(ID, new Requester("amel", "id-of-amel"), Instant.EPOCH))
                .isInstanceOf(RequestRefusal.class);
        assertThat(proposals.second(ID, new Requester("sami", "id-of-sami"), Instant.EPOCH))
                .isEqualTo(Outcome.PUBLISHED);
    }

    @Test
    void isNotProposedByAServerThatDoesNotSayForWhom() {
        Configuration configuration = configuration("two");

        assertThat(SegmentedRuns.order(configuration, commission(null)).fate()).isEqualTo(Fate.KEPT);

        assertThat(Runs.open(configuration).find(ID)).isPresent();
        assertThat(Runs.open(configuration).published()).isEmpty();
        assertThat(Proposals.open(configuration).list()).isEmpty();
    }

    private static Commission commission(@Nullable String user) {
        return new Commission(ID, null, user);
    }

    private Configuration configuration(String approval) {
        return Configuration.load(new Environment(Map.of("PUBLISH_APPROVAL", approval), Map.of(), home));
    }
}
