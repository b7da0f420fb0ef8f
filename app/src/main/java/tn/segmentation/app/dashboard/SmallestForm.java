package tn.segmentation.app.dashboard;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/**
 * Sends a file in the smallest form that a browser takes. By itself the framework takes the first one that the browser
 * names, and browsers name gzip before Brotli.
 */
final class SmallestForm extends EncodedResourceResolver {

    private static final String BROTLI = "br";

    @Override
    protected @Nullable Resource resolveResourceInternal(
            @Nullable HttpServletRequest request,
            String path,
            List<? extends Resource> locations,
            ResourceResolverChain chain) {
        return super.resolveResourceInternal(request == null ? null : new BrotliFirst(request), path, locations, chain);
    }

    /** A request that names Brotli first, if at all. */
    private static final class BrotliFirst extends HttpServletRequestWrapper {

        BrotliFirst(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            String value = super.getHeader(name);
            return name.equals(HttpHeaders.ACCEPT_ENCODING) && value != null && takesBrotli(value)
                    ? BROTLI + ", " + value
                    : value;
        }

        private static boolean takesBrotli(String encodings) {
            return Arrays.stream(encodings.split(",", -1))
                    .anyMatch(one -> one.split(";", 2)[0].strip().equals(BROTLI));
        }
    }
}
