package tn.segmentation.app.notification;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tn.segmentation.app.operations.Webhook;
import tools.jackson.databind.json.JsonMapper;

/** Posts JSON to the one address that is set, and follows it nowhere else. */
final class WebhookDelivery implements Delivery {

    /** The header by which who is told sees that it comes from here. */
    static final String SIGNATURE = "X-Segmentation-Signature";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int FIRST_DONE = 200;
    private static final int FIRST_ELSEWHERE = 300;

    private final Webhook webhook;
    private final NotificationText text;
    private final Duration patience;
    private final HttpClient client;

    /** Prepares it; {@code patience} is for the connection, and again for the answer. */
    WebhookDelivery(Webhook webhook, NotificationText text, Duration patience) {
        this.webhook = webhook;
        this.text = text;
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .build();
    }

    @Override
    public void send(Notification notification) throws IOException {
        byte[] body = body(notification);
        HttpRequest request = HttpRequest.newBuilder(webhook.address())
                .timeout(patience)
                .header("Content-Type", "application/json")
                .header("User-Agent", "segmentation")
                .header(SIGNATURE, "sha256=" + signature(body, webhook.secret()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        int status;
        try {
            HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            // What it says is of no use here, however long it is.
            answer.body().close();
            status = answer.statusCode();
        } catch (IOException e) {
            // Its message may repeat the address, which nobody is to see.
            throw new IOException(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        }
        if (status < FIRST_DONE || status >= FIRST_ELSEWHERE) {
            throw new IOException("HTTP " + status);
        }
    }

    private byte[] body(Notification notification) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", notification.id());
        json.put("event", notification.event().word());
        json.put("at", notification.at().toString());
        json.put("file", notification.file());
        json.put("dataset", notification.dataset());
        if (notification.run() != null) {
            json.put("run", notification.run());
        }
        if (notification.code() != null) {
            json.put("code", notification.code());
        }
        json.put("text", text.body(notification));
        String link = text.link(notification);
        if (!link.isEmpty()) {
            json.put("link", link);
        }
        return JsonMapper.shared().writeValueAsBytes(json);
    }

    /** Returns the HMAC-SHA-256 of what is sent, in hexadecimal digits. */
    static String signature(byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            // every JDK has it
            throw new IllegalStateException(e);
        }
    }
}
