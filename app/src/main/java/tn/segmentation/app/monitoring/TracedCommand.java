package tn.segmentation.app.monitoring;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.operations.CommandWatch;

/** A command that the web application has started, until its process ends. */
final class TracedCommand implements CommandWatch.Watched {

    static final AttributeKey<String> COMMAND = AttributeKey.stringKey("segmentation.command");

    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("segmentation.outcome");
    private static final AttributeKey<Long> EXIT_CODE = AttributeKey.longKey("process.exit.code");

    private static final String FAILED = "failed";

    private final Span span;

    TracedCommand(Span span) {
        this.span = span;
    }

    @Override
    public @Nullable String trace() {
        return span.getSpanContext().isSampled() ? span.getSpanContext().getTraceId() : null;
    }

    @Override
    public void isMadeBy(Process process) {
        CompletableFuture<Void> unused = process.onExit().thenAccept(ended -> end(ended.exitValue()));
    }

    @Override
    public void isNotMade() {
        span.setAttribute(OUTCOME, FAILED).setStatus(StatusCode.ERROR).end();
    }

    private void end(int exitCode) {
        String outcome = switch (exitCode) {
            case 0 -> "done";
            case 1 -> "refused";
            // interrupted, and ended by the signal that asks for it
            case 130, 143 -> "stopped";
            default -> FAILED;
        };
        span.setAttribute(EXIT_CODE, (long) exitCode).setAttribute(OUTCOME, outcome);
        if (outcome.equals(FAILED)) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }
}
