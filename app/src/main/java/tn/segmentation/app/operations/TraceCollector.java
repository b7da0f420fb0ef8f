package tn.segmentation.app.operations;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Who is told how long requests and commands take.
 *
 * @param address that takes OTLP by HTTP
 * @param share of the requests that it is told of, 0 to 1
 */
public record TraceCollector(URI address, double share) {

    /** Where collectors take traces, unless somebody says otherwise. */
    private static final String PATH = "/v1/traces";

    /** Returns the collector at an address, which need not have a path; empty where that is no such address. */
    static Optional<TraceCollector> at(String address, double share) {
        return WebAddress.of(address)
                .filter(TraceCollector::isPlain)
                .map(uri -> uri.getRawPath().replace("/", "").isEmpty() ? uri.resolve(PATH) : uri)
                .map(uri -> new TraceCollector(uri, share));
    }

    /** What stands behind a question mark may be a key, and the address is shown by the doctor and in the log. */
    private static boolean isPlain(URI address) {
        return Set.of("http", "https").contains(address.getScheme())
                && address.getRawQuery() == null
                && address.getRawFragment() == null;
    }

    /** Returns a share of the requests; empty where that is none. */
    static Optional<Double> share(String text) {
        try {
            double share = Double.parseDouble(text);
            return share >= 0 && share <= 1 ? Optional.of(share) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
