package tn.segmentation.app.insight;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.core.data.Refusal;

/**
 * What a machine is told when its request cannot be served: problem documents of RFC 9457, in the language asked for by
 * the request. The stable {@code code} is for programs, {@code detail} for people.
 */
@RestControllerAdvice(annotations = RestController.class)
public final class Problems {

    Problems() {}

    /** Returns the document that says no more about a request for {@code path} than the status does. */
    public static ResponseEntity<ProblemDetail> of(HttpStatus status, String path, Locale locale) {
        Messages messages = Messages.in(Language.of(locale.getLanguage()));
        String key = messages.has("web.problem." + status.value() + ".detail")
                ? "web.problem." + status.value()
                : status.is5xxServerError() ? "web.problem.500" : "web.problem.400";
        return document(status, key, "http_" + status.value(), path, messages);
    }

    /** Returns the document that says that nothing was done, for it could not be written into the audit. */
    public static ResponseEntity<ProblemDetail> unaudited(String path, Locale locale) {
        Messages messages = Messages.in(Language.of(locale.getLanguage()));
        return document(HttpStatus.SERVICE_UNAVAILABLE, "web.problem.audit", "audit_unwritable", path, messages);
    }

    private static ResponseEntity<ProblemDetail> document(
            HttpStatus status, String key, String code, String path, Messages messages) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, messages.text(key + ".detail"));
        problem.setTitle(messages.text(key + ".title"));
        problem.setProperty("code", code);
        return document(problem, path);
    }

    @ExceptionHandler({UnknownRun.class, UnknownSegment.class, UnknownFigure.class})
    ResponseEntity<ProblemDetail> unknown(Refusal refusal, HttpServletRequest request, Locale locale) {
        return refused(HttpStatus.NOT_FOUND, "refusal." + refusal.code(), refusal, request, locale);
    }

    /** Its sentences are not those of the command line, which name folders. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unavailable(UnavailableRuns refusal, HttpServletRequest request, Locale locale) {
        return refused(HttpStatus.SERVICE_UNAVAILABLE, "web.unavailable." + refusal.code(), refusal, request, locale);
    }

    private static ResponseEntity<ProblemDetail> refused(
            HttpStatus status, String key, Refusal refusal, HttpServletRequest request, Locale locale) {
        Messages messages = Messages.in(Language.of(locale.getLanguage()));
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, messages.text(key, refusal.params()));
        problem.setTitle(messages.text("web.problem." + status.value() + ".title"));
        problem.setProperty("code", refusal.code());
        return document(problem, request.getRequestURI());
    }

    private static ResponseEntity<ProblemDetail> document(ProblemDetail problem, String path) {
        problem.setInstance(URI.create(path));
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
