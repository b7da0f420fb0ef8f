package tn.segmentation.app.dashboard;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import tn.segmentation.app.insight.Problems;
import tn.segmentation.app.operations.RequestId;
import tn.segmentation.app.security.AuditOutage;
import tn.segmentation.app.security.Programs;

/** What happened, and what to do next: a page for people, a problem document for programs. */
@Controller
class ErrorPage implements ErrorController {

    private static final List<Integer> SAID = List.of(400, 401, 403, 404, 405, 406, 429, 500, 503);

    @RequestMapping("${spring.web.error.path:/error}")
    Object error(HttpServletRequest request, Model model, Locale locale) {
        HttpStatus status = status(request);
        boolean isUnaudited = AuditOutage.refuses(request);
        if (Programs.ask(request)) {
            return isUnaudited
                    ? Problems.unaudited(Programs.path(request), locale)
                    : Problems.of(status, Programs.path(request), locale);
        }
        String said = isUnaudited ? "audit" : Integer.toString(said(status));
        model.addAttribute("key", "web.problem." + said);
        model.addAttribute("status", status.value());
        model.addAttribute("reference", RequestId.current());
        return new ModelAndView("error", model.asMap(), status);
    }

    private static int said(HttpStatus status) {
        return SAID.contains(status.value()) ? status.value() : status.is5xxServerError() ? 500 : 400;
    }

    /** An address that nobody was sent to, as when somebody opens {@code /error}, is a page that does not exist. */
    private static HttpStatus status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }
}
