package tn.segmentation.app.offers;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tn.segmentation.app.audit.OpenAct;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.operations.Traces;
import tn.segmentation.app.problem.RequestRefusal;
import tn.segmentation.app.security.SignedIn;
import tn.segmentation.app.state.UnusableState;

/** The names and the offers of segments, for programs, and for the page on which people change them. */
@RestController
@RequestMapping(path = OfferController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class OfferController {

    static final String PATH = "/api/v1/offers";

    private static final Logger LOG = LoggerFactory.getLogger(OfferController.class);

    private static final Pattern ETAG = Pattern.compile("\"([1-9][0-9]{0,17})\"");

    /** No version has this number. */
    private static final long NEVER = 0;

    private static final int MOST_CHANGES = 100;

    private final SegmentOffers offers;
    private final Clock clock;

    OfferController(SegmentOffers offers, Clock clock) {
        this.offers = offers;
        this.clock = clock;
    }

    @GetMapping
    @ApiResponse(responseCode = "200", description = "Names and offers in force")
    ResponseEntity<List<OfferResource>> list() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .body(offers.list().stream().map(OfferResource::of).toList());
    }

    @GetMapping("/{id}")
    @ApiResponse(responseCode = "200", description = "In force, with its ETag")
    @ApiResponse(responseCode = "304", description = "Nothing has changed since If-None-Match")
    @ApiResponse(responseCode = "404", description = "No run ever had such a segment")
    ResponseEntity<OfferResource> one(@PathVariable String id) {
        return answer(find(id));
    }

    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(responseCode = "200", description = "In force from now on, with its ETag")
    @ApiResponse(responseCode = "400", description = "The request is not understood; params has the field")
    @ApiResponse(responseCode = "404", description = "No run ever had such a segment")
    @ApiResponse(responseCode = "412", description = "Somebody else was faster; params.current is what is in force")
    @ApiResponse(responseCode = "428", description = "If-Match does not say which version is to be changed")
    @ApiResponse(responseCode = "503", description = "It could not be kept; nothing has changed")
    ResponseEntity<OfferResource> change(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            @Parameter(hidden = true) InputStream content,
            Locale locale)
            throws IOException {
        KeptOffer now = find(id);
        OpenAct.current().about(now.segment());
        if (version == null || version.isBlank() || version.strip().equals("*")) {
            throw new RequestRefusal(428, "offer_version_missing", Map.of("segment", id));
        }
        OfferContent wanted = OfferRequest.read(content, id);
        Matcher tag = ETAG.matcher(version.strip());
        long number = tag.matches() ? Long.parseLong(tag.group(1)) : NEVER;
        KeptOffer changed = keep(now, number, wanted, locale);
        OpenAct.current().with("version", changed.version());
        LOG.info("version {} of the offer of {} is by {}", changed.version(), id, changed.changedBy());
        return answer(changed);
    }

    @GetMapping("/{id}/history")
    @ApiResponse(responseCode = "200", description = "The changes")
    @ApiResponse(responseCode = "404", description = "No run ever had such a segment")
    List<OfferChangeResource> history(
            @PathVariable String id, @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before) {
        find(id);
        return offers.history(id, before, MOST_CHANGES).stream()
                .map(OfferChangeResource::of)
                .toList();
    }

    private KeptOffer find(String segment) {
        return offers.find(segment)
                .orElseThrow(() -> new RequestRefusal(404, "segment_unknown", Map.of("segment", segment)));
    }

    private KeptOffer keep(KeptOffer now, long version, OfferContent wanted, Locale locale) {
        String by = SignedIn.current().map(SignedIn::name).orElseThrow();
        try {
            return offers.change(now.segment(), version, wanted, clock.instant().truncatedTo(ChronoUnit.SECONDS), by)
                    .orElseThrow(() -> changed(find(now.segment()), locale));
        } catch (UnusableState e) {
            LOG.error("the offer of {} could not be kept: {}", now.segment(), Traces.of(e));
            throw new RequestRefusal(503, "offer_not_kept", Map.of("segment", now.segment()));
        }
    }

    private RequestRefusal changed(KeptOffer current, Locale locale) {
        Messages messages = Messages.in(Language.of(locale.getLanguage()));
        String by = current.changedBy();
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("segment", current.segment());
        params.put("by", by == null ? messages.text("web.offers.nobody") : by);
        params.put("at", messages.formats().dateTime(current.changedAt(), clock.getZone()));
        params.put("current", OfferResource.of(current));
        return new RequestRefusal(412, "offer_changed", params);
    }

    private static ResponseEntity<OfferResource> answer(KeptOffer kept) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .eTag(kept.etag())
                .body(OfferResource.of(kept));
    }
}
