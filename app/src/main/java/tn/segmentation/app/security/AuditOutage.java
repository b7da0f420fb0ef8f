package tn.segmentation.app.security;

import jakarta.servlet.http.HttpServletRequest;

/** Marks a request that was refused because it could not be written into the audit, for who words the answer. */
public final class AuditOutage {

    private static final String MARK = AuditOutage.class.getName();

    private AuditOutage() {}

    static void mark(HttpServletRequest request) {
        request.setAttribute(MARK, true);
    }

    /** Returns whether that is why a request was refused. */
    public static boolean refuses(HttpServletRequest request) {
        return request.getAttribute(MARK) != null;
    }
}
