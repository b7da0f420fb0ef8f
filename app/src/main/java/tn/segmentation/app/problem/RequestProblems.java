package tn.segmentation.app.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.state.UnusableState;
import tn.segmentation.store.customers.UnknownCustomerColumn;
import tn.segmentation.store.run.Disk;

/**
 * What a program is told whose request is refused: problem documents of RFC 9457 with the code, its values, a sentence.
 */
@RestControllerAdvice(annotations = RestController.class)
class RequestProblems {

    private static final Logger LOG = LoggerFactory.getLogger(RequestProblems.class);

    private static final String SECONDS_TO_WAIT = "10";

    private final Configuration configuration;

    RequestProblems(Configuration configuration) {
        this.configuration = configuration;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(RequestRefusal refusal, HttpServletRequest request, Locale locale) {
        Messages messages = Messages.in(Language.of(locale.getLanguage()));
        ProblemDetail problem = ProblemDetail.forStatus(refusal.status());
        problem.setTitle(messages.text("web.problem." + refusal.status() + ".title"));
        problem.setDetail(messages.text("refusal." + refusal.code(), refusal.params()));
        problem.setProperty("code", refusal.code());
        problem.setProperty("params", refusal.params());
        problem.setInstance(URI.create(request.getRequestURI()));
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(refusal.status());
        if (refusal.status() == 503) {
            answer.header(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
        }
        return answer.contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }

    /** Its sentences are not those of the command line, which name files. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unusable(UnusableState e, HttpServletRequest request, Locale locale) {
        LOG.error("the database cannot be used: {}", e.getMessage());
        boolean full = e.code().equals("state_full");
        return refused(
                new RequestRefusal(full ? 507 : 503, full ? "storage_full" : "state_unavailable", Map.of()),
                request,
                locale);
    }

    /** What a filter names depends on the run, and is found out when the run is asked. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unknown(UnknownCustomerColumn e, HttpServletRequest request, Locale locale) {
        return refused(new RequestRefusal(400, e.code(), e.params()), request, locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(
            MaxUploadSizeExceededException e, HttpServletRequest request, Locale locale) {
        RequestRefusal refusal =
                new RequestRefusal(413, "upload_too_large", Map.of("most", configuration.uploadLimit()));
        return refused(refusal, request, locale);
    }

    /** What arrives is written down before anybody looks at it: it may be there, and have found no room. */
    @ExceptionHandler({MissingServletRequestPartException.class, MultipartException.class})
    ResponseEntity<ProblemDetail> missing(Exception e, HttpServletRequest request, Locale locale) {
        if (Disk.isFull(e)) {
            LOG.error("a file cannot be kept: {}", e.toString());
            return refused(new RequestRefusal(507, "storage_full", Map.of()), request, locale);
        }
        return refused(new RequestRefusal(400, "upload_missing", Map.of()), request, locale);
    }
}
