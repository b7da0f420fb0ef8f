package tn.segmentation.app.monitoring;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;

/**
 * Takes a share of the requests, and every command that no request waits for: these are few, and each is of interest.
 */
final class SampledRequests implements Sampler {

    private final Sampler share;

    SampledRequests(double share) {
        this.share = Sampler.traceIdRatioBased(share);
    }

    @Override
    public SamplingResult shouldSample(
            Context parent,
            String traceId,
            String name,
            SpanKind kind,
            Attributes attributes,
            List<LinkData> parentLinks) {
        Sampler sampler = kind == SpanKind.SERVER ? share : Sampler.alwaysOn();
        return sampler.shouldSample(parent, traceId, name, kind, attributes, parentLinks);
    }

    @Override
    public String getDescription() {
        return "SampledRequests{" + share.getDescription() + "}";
    }
}
