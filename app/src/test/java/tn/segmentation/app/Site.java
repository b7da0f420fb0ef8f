package tn.segmentation.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The running server, as a browser or a program sees it.
 *
 * @param port that it listens to
 * @param cookies that are sent, which say who is signed in; empty for nobody
 * @param csrf that proves that a request comes from one of our pages; empty for a program
 */
public record Site(int port, String cookies, String csrf) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern CSRF = Pattern.compile("<meta name=\"csrf\" content=\"([^\"]+)\"");

    /** The server for who is not signed in. */
    public Site(int port) {
        this(port, "", "");
    }

    private static final String BOUNDARY = "--limite";

    /** Asks for a page; headers are name, value, name, value. */
    public HttpResponse<String> get(String path, String... headers) {
        return send(HttpRequest.newBuilder().GET(), path, headers);
    }

    /** Sends nothing by that method; headers are name, value, name, value. */
    public HttpResponse<String> send(String method, String path, String... headers) {
        return send(HttpRequest.newBuilder().method(method, HttpRequest.BodyPublishers.noBody()), path, headers);
    }

    /** Sends a form. */
    public HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder()
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(request, path, headers);
    }

    /** Opens the page, as somebody does before sending its form. */
    public Site on(String page) {
        HttpResponse<String> answer = get(page);
        Matcher token = CSRF.matcher(answer.body());
        return with(answer, token.find() ? token.group(1) : "");
    }

    /** Returns the site for who now has the cookies of an answer. */
    public Site with(HttpResponse<String> answer, String token) {
        Map<String, String> jar = new TreeMap<>();
        List<String> given = new ArrayList<>(List.of(cookies.split("; ")));
        answer.headers().allValues("Set-Cookie").forEach(cookie -> given.add(cookie.split(";", 2)[0]));
        given.stream()
                .filter(cookie -> cookie.contains("="))
                .forEach(cookie -> jar.put(cookie.split("=", 2)[0], cookie.split("=", 2)[1]));
        jar.values().removeIf(String::isEmpty);
        String kept = jar.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return new Site(port, kept, token);
    }

    /** Signs in by the page. */
    public Site signedIn(String name, String password) {
        Site page = on("/sign-in");
        return page.entered(page.post("/sign-in", Map.of("name", name, "password", password)));
    }

    /** Signs in by the key of a link. */
    public Site welcomed(String key, String password) {
        Site page = on("/welcome");
        return page.entered(page.post("/welcome", Map.of("key", key, "password", password)));
    }

    /** A page that is not there has the proof too, whatever is published. */
    private Site entered(HttpResponse<String> answer) {
        if (answer.statusCode() != 303) {
            throw new IllegalStateException("not let in: " + answer.statusCode());
        }
        return with(answer, "").on("/nothing/here");
    }

    /** Reads an answer. */
    public static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
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

    /** Asks for a file that is no text; headers are name, value, name, value. */
    public HttpResponse<byte[]> bytes(String path, String... headers) {
        return send(HttpRequest.newBuilder().GET(), path, HttpResponse.BodyHandlers.ofByteArray(), headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String path, String... headers) {
        return send(request, path, HttpResponse.BodyHandlers.ofString(), headers);
    }

    private <T> HttpResponse<T> send(
            HttpRequest.Builder request, String path, HttpResponse.BodyHandler<T> body, String... headers) {
        request.uri(URI.create("http://127.0.0.1:" + port + path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies);
        }
        if (!csrf.isEmpty()) {
            request.header("X-CSRF-TOKEN", csrf);
        }
        try {
            HttpResponse<T> answer = CLIENT.send(request.build(), body);
            KeptPromises.require(answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(path, e);
        }
    }
}
