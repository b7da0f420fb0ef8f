package tn.segmentation.app.audit;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tn.segmentation.app.state.UnusableState;
import tn.segmentation.core.data.Refusal;

/**
 * An act on its way. What it is about becomes known bit by bit, and stands on the lines that are written after that.
 * Used by one thread at a time.
 */
// What is said of it is said one after the other, and nobody has to look at what comes back.
@SuppressWarnings("CanIgnoreReturnValueSuggester")
public final class OpenAct {

    private static final Logger LOG = LoggerFactory.getLogger(OpenAct.class);

    private static final ThreadLocal<@Nullable OpenAct> CURRENT = new ThreadLocal<>();

    private final @Nullable Audit audit;
    private final Act act;
    private final SortedMap<String, String> details = new TreeMap<>();
    private Actor actor;
    private String subject = "";
    private String reason = "";
    private @Nullable Long begun;

    private OpenAct(@Nullable Audit audit, Act act, Actor actor) {
        this.audit = audit;
        this.act = act;
        this.actor = actor;
    }

    /** Returns an act of which nothing is written yet. */
    public static OpenAct of(Audit audit, Act act, Actor actor) {
        return new OpenAct(audit, act, actor);
    }

    /** Returns the act that this thread answers a request for; where there is none, one that is written nowhere. */
    public static OpenAct current() {
        OpenAct open = CURRENT.get();
        return open == null ? new OpenAct(null, Act.ASK, new Actor("", "")) : open;
    }

    /** From now on this is what the thread answers a request for; null for nothing any more. */
    public static void answer(@Nullable OpenAct open) {
        if (open == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(open);
        }
    }

    /** Returns what is done. */
    public Act act() {
        return act;
    }

    /** Says who it is that acts, where that was not known before. */
    public OpenAct by(String name) {
        actor = new Actor(name, actor.address());
        return this;
    }

    /** Says what it is done to; never an id of a customer. */
    public OpenAct about(String thing) {
        subject = thing;
        return this;
    }

    /** Says what it is done for. */
    public OpenAct because(String purpose) {
        reason = purpose;
        return this;
    }

    /** Says something else. */
    public OpenAct with(String name, Object detail) {
        details.put(name, String.valueOf(detail));
        return this;
    }

    /** Says more. */
    public OpenAct with(Map<String, String> others) {
        details.putAll(others);
        return this;
    }

    /**
     * Writes that it is about to be done.
     *
     * @throws UnusableState if that cannot be written: it must not be done then
     */
    public void begin() {
        if (audit != null) {
            begun = audit.record(entry(Outcome.BEGUN)).position();
        }
    }

    /**
     * Writes how it has ended.
     *
     * @throws UnusableState if that cannot be written
     */
    public void end(Outcome outcome) {
        if (audit != null) {
            audit.record(entry(outcome), begun);
        }
    }

    /**
     * Writes how it has ended, where that changes nothing any more. If it cannot be written, the line that it was begun
     * stays the last of it.
     */
    public void endAnyway(Outcome outcome) {
        try {
            end(outcome);
        } catch (UnusableState e) {
            LOG.error("the end of {} ({}) is not in the audit: {}", act.word(), outcome.word(), e.code());
        }
    }

    /**
     * Does it, between the two lines that say so.
     *
     * @throws UnusableState if it cannot be written that it is begun; nothing is done then
     */
    public <T> T during(Supplier<T> work) {
        begin();
        return carryOn(work);
    }

    /** Does it, and writes how it has ended, where it is written already that it is begun. */
    public <T> T carryOn(Supplier<T> work) {
        T result;
        try {
            result = work.get();
        } catch (RuntimeException e) {
            if (e instanceof Refusal refusal) {
                with("code", refusal.code());
            }
            endAnyway(e instanceof Refusal ? Outcome.REFUSED : Outcome.FAILED);
            throw e;
        }
        endAnyway(Outcome.DONE);
        return result;
    }

    /** Returns what a line would say now. */
    public AuditEntry entry(Outcome outcome) {
        return new AuditEntry(act, actor, subject, reason, outcome, details);
    }
}
