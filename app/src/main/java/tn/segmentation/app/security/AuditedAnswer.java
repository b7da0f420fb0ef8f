package tn.segmentation.app.security;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.audit.OpenAct;
import tn.segmentation.app.audit.Outcome;
import tn.segmentation.app.state.UnusableState;

/**
 * The answer to a request that stands in the audit: how the act has ended is written down before anything of the answer
 * can leave. Where that fails, an act that only looks at something gives nothing away; one that has changed something
 * is done, which its first line tells, and who asked has to know.
 */
final class AuditedAnswer extends HttpServletResponseWrapper {

    private static final int FIRST_REFUSAL = 400;
    private static final int FIRST_FAILURE = 500;

    private final OpenAct open;
    private boolean hasEnded;
    private @Nullable UnusableState unwritten;

    AuditedAnswer(HttpServletResponse response, OpenAct open) {
        super(response);
        this.open = open;
    }

    /** Writes how it has ended, once. */
    void end() {
        end(getStatus());
    }

    /** Writes that nobody knows what became of it. */
    void fail() {
        if (!hasEnded) {
            hasEnded = true;
            open.endAnyway(Outcome.FAILED);
        }
    }

    /** Returns why nothing may leave; nothing where all may. */
    Optional<UnusableState> unwritten() {
        return Optional.ofNullable(unwritten);
    }

    private void end(int status) {
        if (unwritten != null) {
            throw unwritten;
        }
        if (hasEnded) {
            return;
        }
        hasEnded = true;
        if (status >= FIRST_REFUSAL) {
            open.with("status", status);
        }
        if (!open.act().isLook()) {
            open.endAnyway(outcome(status));
            return;
        }
        try {
            open.end(outcome(status));
        } catch (UnusableState e) {
            unwritten = e;
            throw e;
        }
    }

    private static Outcome outcome(int status) {
        return status < FIRST_REFUSAL ? Outcome.DONE : status < FIRST_FAILURE ? Outcome.REFUSED : Outcome.FAILED;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        end();
        return super.getOutputStream();
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        end();
        return super.getWriter();
    }

    @Override
    public void flushBuffer() throws IOException {
        end();
        super.flushBuffer();
    }

    @Override
    public void sendError(int status) throws IOException {
        end(status);
        super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        end(status);
        super.sendError(status, message);
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        end(SC_FOUND);
        super.sendRedirect(location);
    }

    @Override
    public void sendRedirect(String location, boolean clearBuffer) throws IOException {
        end(SC_FOUND);
        super.sendRedirect(location, clearBuffer);
    }

    @Override
    public void sendRedirect(String location, int status) throws IOException {
        end(status);
        super.sendRedirect(location, status);
    }

    @Override
    public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
        end(status);
        super.sendRedirect(location, status, clearBuffer);
    }
}
