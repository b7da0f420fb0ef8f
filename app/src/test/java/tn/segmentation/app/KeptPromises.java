package tn.segmentation.app;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds every answer of the API that a test sees against the {@link ApiContract}. The document is for who is signed in,
 * so it is asked for as who asks; what was answered before anybody was is looked at then. It is the same for every
 * server of one version.
 */
final class KeptPromises {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final List<Unseen> UNSEEN = new ArrayList<>();
    private static @Nullable ApiContract contract;

    private KeptPromises() {}

    /** An answer that nobody could judge yet, and where it was got. */
    private record Unseen(ApiContract.Answer answer, Throwable where) {}

    /**
     * Looks at an answer.
     *
     * @throws AssertionError if the document does not describe it
     */
    static synchronized void require(HttpResponse<?> response) throws IOException, InterruptedException {
        ApiContract.Answer answer = ApiContract.Answer.of(response);
        if (!answer.isOfApi()) {
            return;
        }
        UNSEEN.add(new Unseen(answer, new Throwable("got here")));
        if (contract == null) {
            contract = read(response.request());
        }
        if (contract != null) {
            List<Unseen> seen = List.copyOf(UNSEEN);
            UNSEEN.clear();
            for (Unseen one : seen) {
                List<String> faults = contract.faults(one.answer());
                if (!faults.isEmpty()) {
                    throw new AssertionError(
                            "not as " + ApiContract.DOCUMENT + " says: " + faults + "\n" + one.answer(), one.where());
                }
            }
        }
    }

    private static @Nullable ApiContract read(HttpRequest as) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(as.uri().resolve(ApiContract.DOCUMENT));
        for (String header : List.of("Cookie", "Authorization")) {
            as.headers().firstValue(header).ifPresent(value -> request.header(header, value));
        }
        HttpResponse<String> document = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return document.statusCode() == 200
                ? new ApiContract(JsonMapper.shared().readTree(document.body()))
                : null;
    }
}
