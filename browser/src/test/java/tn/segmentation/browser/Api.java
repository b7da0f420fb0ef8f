package tn.segmentation.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The four endpoints, as a program reads them.
 *
 * @param address of the server, with a slash at the end
 */
record Api(String address) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    JsonNode distribution() {
        return get("cluster_distribution").get("data");
    }

    JsonNode importance() {
        return get("feature_importance").get("data");
    }

    JsonNode profiles() {
        return get("cluster_profiles").get("data");
    }

    JsonNode segments() {
        return get("segment_details");
    }

    private JsonNode get(String name) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address + "api/" + name)).build();
        try {
            return JsonMapper.shared()
                    .readTree(CLIENT.send(request, HttpResponse.BodyHandlers.ofString())
                            .body());
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(name, e);
        }
    }
}
