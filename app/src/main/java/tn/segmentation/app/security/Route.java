package tn.segmentation.app.security;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tn.segmentation.app.audit.Act;

/**
 * A way to ask the server for something.
 *
 * @param method that is used; GET is also HEAD
 * @param pattern of the path, as the handler has it
 * @param permission who may
 * @param effort what an answer takes
 * @param act that is written into the audit; null for none, where nothing changes and no customer is shown
 */
record Route(
        HttpMethod method,
        PathPattern pattern,
        Permission permission,
        Effort effort,
        @Nullable Act act) {

    /** What an answer takes. */
    enum Effort {
        /** As its method and its permission say. */
        USUAL,
        /** Little, though it is posted: what is looked for must not stand in an address. */
        LOOK_UP
    }

    static Route of(HttpMethod method, String pattern, Permission permission) {
        return new Route(method, parse(pattern), permission, Effort.USUAL, null);
    }

    static Route of(HttpMethod method, String pattern, Permission permission, Act act) {
        return new Route(method, parse(pattern), permission, Effort.USUAL, act);
    }

    /** Returns a route by which something is looked for and nothing is changed, posted all the same. */
    static Route lookUp(String pattern, Permission permission, @Nullable Act act) {
        return new Route(HttpMethod.POST, parse(pattern), permission, Effort.LOOK_UP, act);
    }

    private static PathPattern parse(String pattern) {
        return PathPatternParser.defaultInstance.parse(pattern);
    }

    boolean isAt(PathContainer path) {
        return pattern.matches(path);
    }

    boolean isForReading() {
        return method.equals(HttpMethod.GET);
    }

    /** Returns whether it serves files of the program, which cost nothing. */
    boolean isFile() {
        return isForReading()
                && permission == Permission.EVERYONE
                && pattern.getPatternString().endsWith("/**");
    }

    /** Returns whether somebody may be guessing who asks for it: it lets people in. */
    boolean isGuess() {
        return permission == Permission.EVERYONE && act != null;
    }

    /** Returns whether an answer takes long: customers' files are read for it. */
    boolean isHeavy() {
        return !isForReading() && permission == Permission.ANALYSTS && effort == Effort.USUAL;
    }

    /** Returns what operators call it. */
    String name() {
        return method + " " + pattern.getPatternString();
    }

    boolean takes(String asked) {
        return method.matches(asked) || (isForReading() && HttpMethod.HEAD.matches(asked));
    }
}
