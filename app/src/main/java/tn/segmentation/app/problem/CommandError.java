package tn.segmentation.app.problem;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Why the command line refused what the web application asked it to do, as {@code --json} says it.
 *
 * @param code its sentence is under {@code refusal.<code>}
 * @param params the values that the sentence names
 */
public record CommandError(String code, Map<String, Object> params) {

    private static final Set<String> FULL = Set.of("disk_full", "state_full", "temporary_full");

    /** The codes that are about this machine, and name folders of it. */
    private static final Set<String> OURS = Set.of(
            "disk_full",
            "file_missing",
            "file_unreadable",
            "folder_not_writable",
            "key_damaged",
            "key_unreadable",
            "key_unwritable",
            "run_exists",
            "state_absent",
            "state_busy",
            "state_collation",
            "state_disk",
            "state_failed",
            "state_folder_unwritable",
            "state_full",
            "state_login",
            "state_too_old",
            "state_unreachable",
            "state_unreadable",
            "temporary_full",
            "write_failed");

    /**
     * Returns the error that a command has printed, if it is one.
     *
     * @param name what the user calls the file that the command knows by another name; empty where it knows none
     */
    public static Optional<CommandError> in(JsonNode said, String name) {
        JsonNode error = said.path("error");
        if (!error.path("code").isString()) {
            return Optional.empty();
        }
        Map<String, Object> params = new LinkedHashMap<>();
        error.path("params").properties().forEach(p -> params.put(p.getKey(), value(p.getValue())));
        params.computeIfPresent("file", (key, kept) -> name.isEmpty() ? kept : name);
        return Optional.of(new CommandError(error.path("code").stringValue(), params));
    }

    /** Returns whether the disk is full. */
    public boolean isFullDisk() {
        return FULL.contains(code);
    }

    /** Returns whether this machine is at fault; the sentence is then not for somebody far away. */
    public boolean isOurs() {
        return OURS.contains(code);
    }

    private static Object value(JsonNode node) {
        if (node.isArray()) {
            return node.valueStream().map(CommandError::value).toList();
        }
        if (node.isIntegralNumber()) {
            return node.longValue();
        }
        return node.isNumber() ? node.doubleValue() : node.asString();
    }
}
