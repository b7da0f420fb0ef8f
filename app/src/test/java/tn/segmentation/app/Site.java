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

    private static final String BOUNDARY = "--limite";

    /** Asks for a page; headers are name, value, name, value. */
    public HttpResponse<String> get(String path, String... headers) {
        return send(HttpRequest.newBuilder().GET(), path, headers);
    }

    /** Brings a file, as a form does; headers are name, value, name, value. */
    public HttpResponse<String> upload(String path, String name, byte[] file, String... headers) {
        return uploadPart(path, "file", name, file, headers);
    }

    /** Brings a file with answers about it. */
    public HttpResponse<String> uploadWith(String path, String answers, String name, byte[] file) {
        String part = BOUNDARY + "\r\nContent-Disposition: form-data; name=\"answers\"\r\n\r\n" + answers + "\r\n";
        return send(form(part, "file", name, file), path);
    }

    /** Brings a file in a part of that name. */
    public HttpResponse<String> uploadPart(String path, String part, String name, byte[] file, String... headers) {
        return send(form("", part, name, file), path, headers);
    }

    private static HttpRequest.Builder form(String before, String part, String name, byte[] file) {
        String head = before + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part + "\"; filename=\""
                + name + "\"\r\nContent-Type: text/csv\r\n\r\n";
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.concat(
                HttpRequest.BodyPublishers.ofString(head),
                HttpRequest.BodyPublishers.ofByteArray(file),
                HttpRequest.BodyPublishers.ofString("\r\n" + BOUNDARY + "--\r\n"));
        return HttpRequest.newBuilder()
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY.substring(2))
                .POST(body);
    }

    /** Sends JSON by that method; headers are name, value, name, value. */
    public HttpResponse<String> sendJson(String method, String path, String json, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder()
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json));
        return send(request, path, headers);
    }

    /** Sends nothing by that method. */
    public HttpResponse<String> send(String method, String path) {
        return send(HttpRequest.newBuilder().method(method, HttpRequest.BodyPublishers.noBody()), path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String path, String... headers) {
        request.uri(URI.create("http://127.0.0.1:" + port + path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
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
