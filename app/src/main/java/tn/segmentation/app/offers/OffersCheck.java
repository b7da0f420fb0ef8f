package tn.segmentation.app.offers;

import java.util.List;
import java.util.Map;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Doctor;
import tn.segmentation.app.operations.Problem;
import tn.segmentation.app.operations.Problem.Severity;
import tn.segmentation.app.operations.Setting;
import tn.segmentation.app.state.Database;
import tn.segmentation.app.state.UnusableState;

/** Says where {@code COMMERCIAL_OFFERS} differs from the offers that are kept, which win. */
public final class OffersCheck implements Doctor.Check {

    @Override
    public List<Problem> examine(Configuration configuration) {
        if (!configuration.isSet(Setting.COMMERCIAL_OFFERS)) {
            return List.of();
        }
        try {
            if (!Database.isThere(configuration.state())) {
                return List.of();
            }
            List<String> differing = SegmentOffers.open(configuration).list().stream()
                    .filter(kept -> differs(kept, configuration))
                    .map(KeptOffer::segment)
                    .toList();
            return differing.isEmpty()
                    ? List.of()
                    : List.of(new Problem(Severity.WARNING, "offers_kept", Map.of("segments", differing)));
        } catch (UnusableState e) {
            // The check of the runs says so.
            return List.of();
        }
    }

    private static boolean differs(KeptOffer kept, Configuration configuration) {
        return configuration
                .offers()
                .of(kept.segment())
                .filter(offer -> !new OfferContent(kept.content().name(), offer).equals(kept.content()))
                .isPresent();
    }
}
