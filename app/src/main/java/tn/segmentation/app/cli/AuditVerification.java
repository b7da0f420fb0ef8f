package tn.segmentation.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tn.segmentation.app.audit.Audit;
import tn.segmentation.app.audit.AuditCheck;
import tn.segmentation.app.audit.AuditCheck.Anchor;
import tn.segmentation.app.audit.AuditCheck.Finding;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.app.operations.Logging;
import tn.segmentation.store.run.RunJson;

/** {@code verify audit}: looks at every line of the audit, and says what is not as it was written. */
final class AuditVerification {

    static final String NAME = "audit";

    private AuditVerification() {}

    static void addTo(CommandSpec verify, Texts texts) {
        CommandSpec audit = texts.subcommand(verify, NAME);
        audit.addOption(
                texts.option(audit, "anchor", "anchor").type(String.class).build());
        audit.addOption(texts.flag(audit, "json"));
    }

    static ExitCode run(ParseResult parsed, Session session) {
        @Nullable Anchor anchor = anchor(parsed.matchedOptionValue("--anchor", null));
        Configuration configuration = session.configuration(Logging.Role.COMMAND);
        AuditCheck check = AuditCheck.of(Audit.open(configuration, session.clock()), anchor);
        if (parsed.hasMatchedOption("--json")) {
            session.out().print(RunJson.text(json(check, session.messages())));
        } else {
            text(check, session.messages()).forEach(session.out()::println);
        }
        return check.findings().isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private static @Nullable Anchor anchor(@Nullable String written) {
        try {
            return written == null ? null : Anchor.parse(written);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage("anchor", Map.of("value", String.valueOf(written)));
        }
    }

    private static List<String> text(AuditCheck check, Messages messages) {
        List<String> lines = new ArrayList<>();
        lines.add(messages.text(
                check.findings().isEmpty() ? "verify.audit.whole" : "verify.audit.differs",
                Map.of("lines", check.lines())));
        check.findings().forEach(finding -> lines.add(sentence(finding, messages)));
        lines.add(messages.text(
                "verify.audit.anchor", Map.of("anchor", check.last().toString())));
        return lines;
    }

    private static Map<String, Object> json(AuditCheck check, Messages messages) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("whole", check.findings().isEmpty());
        json.put("lines", check.lines());
        json.put("anchor", check.last().toString());
        json.put(
                "findings",
                check.findings().stream()
                        .map(finding ->
                                VerifyCommand.finding(finding.code(), finding.params(), sentence(finding, messages)))
                        .toList());
        return json;
    }

    static String sentence(Finding finding, Messages messages) {
        return messages.text("verify.audit." + finding.code(), finding.params());
    }
}
