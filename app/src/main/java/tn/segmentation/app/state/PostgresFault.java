package tn.segmentation.app.state;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a failure of PostgreSQL comes down to, by the codes of its manual (appendix A). */
enum PostgresFault {
    /** No answer, or none before the patience ended; starting, stopping, or out of connections. */
    UNREACHABLE("state_unreachable"),
    /** It does not know the user, or not with that password. */
    LOGIN("state_login"),
    /** The server runs and has no database of that name. */
    ABSENT("state_absent"),
    /** Others held what was needed for too long. */
    BUSY("state_busy"),
    /** Its disk is full. */
    FULL("state_full"),
    /** Anything else: rights that are missing, a damage, a mistake of ours. */
    FAILED("state_failed");

    private static final Set<String> WAITED_TOO_LONG = Set.of("40001", "40P01", "55P03", "57014");

    private final String code;

    PostgresFault(String code) {
        this.code = code;
    }

    /** Returns the code of the refusal. */
    String code() {
        return code;
    }

    static PostgresFault of(SQLException failure) {
        String state = state(failure);
        if (state.isEmpty() || state.startsWith("08") || state.startsWith("57P") || state.equals("53300")) {
            return UNREACHABLE;
        }
        if (WAITED_TOO_LONG.contains(state)) {
            return BUSY;
        }
        if (state.startsWith("28")) {
            return LOGIN;
        }
        return switch (state) {
            case "3D000" -> ABSENT;
            case "53100" -> FULL;
            default -> FAILED;
        };
    }

    /** Returns the code that the server gave; empty where it never came to that, as when a pool has nothing to give. */
    private static String state(SQLException failure) {
        @Nullable Throwable cause = failure;
        while (cause != null) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
            cause = cause.getCause();
        }
        return "";
    }
}
