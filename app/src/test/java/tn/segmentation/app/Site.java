package tn.segmentation.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * The running server, as a browser or a program sees it.
 *
 * @param port that it listens to
 */
public record Site(int port) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** Asks for a page; headers are name, value, name, value. */
    public HttpResponse<String> get(String path, String... headers) {
        return send(HttpRequest.newBuilder().GET(), path, headers);
    }

    /** Sends nothing by that method. */
    public HttpResponse<String> send(String method, String path) {
        return send(HttpRequest.newBuilder().method(method, HttpRequest.BodyPublishers.noBody()), path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String path, String... headers) {
        request.uri(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(path, e);
        }
    }
}
