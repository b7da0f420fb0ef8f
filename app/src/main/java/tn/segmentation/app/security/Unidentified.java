package tn.segmentation.app.security;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Somebody is not let in who wanted to sign in with an OpenID provider. */
public final class Unidentified extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why. */
    public enum Reason {
        /** That person has said no there. */
        CANCELLED(HttpStatus.FORBIDDEN),
        /** The provider has said no. */
        DECLINED(HttpStatus.FORBIDDEN),
        /** Nobody has left from here like that, or it is too long ago, or has come back already. */
        STALE(HttpStatus.FORBIDDEN),
        /** What the provider says is not of now, by the clock of this machine. */
        UNTIMELY(HttpStatus.FORBIDDEN),
        /** What is said to come from the provider does not, or is not for us. */
        UNPROVEN(HttpStatus.FORBIDDEN),
        /** No group of that person has a role. */
        WITHOUT_ROLE(HttpStatus.FORBIDDEN),
        /** The account was disabled here. */
        DISABLED(HttpStatus.FORBIDDEN),
        /** The provider does not answer, or not as one does. */
        UNREACHABLE(HttpStatus.SERVICE_UNAVAILABLE);

        private final HttpStatus status;

        Reason(HttpStatus status) {
            this.status = status;
        }

        /** Returns the status of HTTP that says this. */
        public HttpStatus status() {
            return status;
        }

        /** Returns the word for it in the audit and in the log. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Returns the key of its sentence in the language of a reader. */
        public String key() {
            return "web.sign_in.provider." + word();
        }
    }

    Unidentified(Reason reason) {
        this(reason, null);
    }

    Unidentified(Reason reason, @Nullable Throwable cause) {
        super(reason.word(), cause);
        this.reason = reason;
    }

    /** Returns why. */
    public Reason reason() {
        return reason;
    }
}
