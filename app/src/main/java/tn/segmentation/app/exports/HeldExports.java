package tn.segmentation.app.exports;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.audit.OpenAct;
import tn.segmentation.app.exports.HeldExport.State;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.operations.ExportRules;
import tn.segmentation.app.problem.RequestRefusal;
import tn.segmentation.app.security.Requester;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.SignedIn;
import tn.segmentation.app.security.Users;

/**
 * Files of so many customers that it takes a second person to give one out: an administrator, who is a person and not
 * who has asked. Safe for many threads and several servers.
 */
public final class HeldExports {

    private final Exports exports;
    private final HeldExportRegister register;
    private final ExportRules rules;
    private final Users users;
    private final Clock clock;

    HeldExports(Exports exports, HeldExportRegister register, ExportRules rules, Users users, Clock clock) {
        this.exports = exports;
        this.register = register;
        this.rules = rules;
        this.users = users;
        this.clock = clock;
    }

    /**
     * Writes an order down to wait for a second person, if it takes one.
     *
     * @return what waits; empty if the file may be given out at once
     */
    Optional<HeldExport> hold(ExportOrder order, SignedIn who) {
        if (rules.approvalLines() == 0) {
            return Optional.empty();
        }
        Exports.Meant meant = exports.meant(order);
        long rows = meant.rows();
        if (rows < rules.approvalLines()) {
            return Optional.empty();
        }
        String run = meant.of().run().runId();
        HeldExport held = new HeldExport(
                UUID.randomUUID().toString(),
                clock.instant(),
                Requester.of(who, users),
                order.about(run),
                rows,
                State.WAITING,
                null,
                null,
                null);
        OpenAct.current().about(held.id()).with("run", run).with("rows", rows).with("fate", State.WAITING.word());
        register.add(held);
        return Optional.of(held);
    }

    /**
     * Approves one that waits.
     *
     * @throws RequestRefusal if there is none (404), it waits no more (409), or it takes somebody else (403)
     */
    HeldExport approve(String id, SignedIn who) {
        return decide(id, State.APPROVED, null, who);
    }

    /**
     * Declines one that waits.
     *
     * @throws RequestRefusal if there is none (404), it waits no more (409), or it takes somebody else (403)
     */
    HeldExport decline(String id, String reason, SignedIn who) {
        return decide(id, State.DECLINED, reason, who);
    }

    private HeldExport decide(String id, State state, @Nullable String reason, SignedIn who) {
        HeldExport held = find(id, who);
        Requester second = Requester.of(who, users);
        if (!second.isPerson()) {
            throw new RequestRefusal(403, "export_approval_by_program", Map.of());
        }
        if (held.by().isSameAs(second)) {
            throw new RequestRefusal(403, "export_own", Map.of());
        }
        if (!register.decide(id, state, clock.instant(), second.name(), reason)) {
            throw new RequestRefusal(409, "held_export_decided", Map.of());
        }
        return find(id, who);
    }

    /**
     * Gives out one that was approved to who has asked for it, once.
     *
     * @throws RequestRefusal if there is none of theirs (404), it is not approved or no longer (409), or as
     *     {@link Exports#write} has it
     */
    void give(String id, SignedIn who, Messages messages, Exports.Target target) throws IOException {
        HeldExport held = find(id, who);
        if (!held.by().isSameAs(Requester.of(who, users))) {
            throw unknown();
        }
        if (!held.isReady(clock.instant())) {
            throw new RequestRefusal(409, "held_export_closed", Map.of());
        }
        OpenAct.current().because(held.order().purpose());
        exports.write(held.order(), who, messages, () -> claim(id), target);
    }

    private void claim(String id) {
        if (!register.give(id)) {
            throw new RequestRefusal(409, "held_export_closed", Map.of());
        }
    }

    /** Returns how many somebody may see: administrators those of everybody, others their own. */
    public long count(SignedIn reader) {
        return register.count(whose(reader));
    }

    /** Returns some of them, newest first: at most {@code size} behind {@code skipped}. */
    public List<HeldExport> list(SignedIn reader, long skipped, int size) {
        return register.list(whose(reader), skipped, size);
    }

    /** One of somebody else is as unknown to who may not see it as one that is not there. */
    private HeldExport find(String id, SignedIn reader) {
        String whose = whose(reader);
        HeldExport held = register.find(id)
                .filter(one -> whose == null || one.by().name().equals(whose))
                .orElseThrow(HeldExports::unknown);
        OpenAct.current().about(held.id()).with("run", held.run()).with("rows", held.rows());
        return held;
    }

    private @Nullable String whose(SignedIn reader) {
        return reader.role().includes(Role.ADMINISTRATOR)
                ? null
                : Requester.of(reader, users).name();
    }

    private static RequestRefusal unknown() {
        return new RequestRefusal(404, "held_export_unknown", Map.of());
    }
}
