package tn.segmentation.app.insight;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.core.data.Refusal;

/**
 * What a machine is told when its request cannot be served: problem documents of RFC 9457, in the language asked for by
 * the request. The stable {@code code} is for programs, {@code detail} for people.
 */
@RestControllerAdvice(basePackageClasses = Problems.class)
public final class Problems {

    Problems() {}

    /** Returns the document that says no more than the status does. */
    public static ResponseEntity<ProblemDetail> of(HttpStatus status, Locale locale) {
        Messages messages = Messages.in(Language.of(locale.getLanguage()));
        String key = messages.has("web.problem." + status.value() + ".detail")
                ? "web.problem." + status.value()
                : status.is5xxServerError() ? "web.problem.500" : "web.problem.400";
        return document(
                status, messages.text(key + ".title"), messages.text(key + ".detail"), "http_" + status.value());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refusal refusal, Locale locale) {
        Messages messages = Messages.in(Language.of(locale.getLanguage()));
        HttpStatus status = refusal instanceof UnknownRun ? HttpStatus.NOT_FOUND : HttpStatus.UNPROCESSABLE_CONTENT;
        return document(
                status,
                messages.text("web.problem." + status.value() + ".title"),
                messages.text("refusal." + refusal.code(), refusal.params()),
                refusal.code());
    }

    private static ResponseEntity<ProblemDetail> document(HttpStatus status, String title, String detail, String code) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(title);
        problem.setProperty("code", code);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
