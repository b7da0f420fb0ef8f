package tn.segmentation.app.dashboard;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import tn.segmentation.app.insight.RunSource;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.offers.SegmentOffers;

/** Where people read, and analysts change, what each segment is called and offered. */
@Controller
class OffersController {

    private final RunSource runs;
    private final SegmentOffers offers;
    private final Clock clock;

    OffersController(RunSource runs, SegmentOffers offers, Clock clock) {
        this.runs = runs;
        this.offers = offers;
        this.clock = clock;
    }

    @GetMapping("/offers")
    String offers(Model model, Locale locale) {
        Messages messages = Messages.in(Language.of(locale.getLanguage()));
        model.addAttribute(
                "rows",
                runs.published()
                        .map(run -> OfferRow.of(run.summary(), offers, messages, clock.getZone()))
                        .orElseGet(List::of));
        return "offers";
    }
}
