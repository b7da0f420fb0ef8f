package tn.segmentation.app.security;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * A way to ask the server for something.
 *
 * @param method that is used; GET is also HEAD
 * @param pattern of the path, as the handler has it
 * @param permission who may
 * @param effort what an answer takes
 */
record Route(HttpMethod method, PathPattern pattern, Permission permission, Effort effort) {

    /** What an answer takes. */
    enum Effort {
        /** As its method and its permission say. */
        USUAL,
        /** Little, though it is posted: what is looked for must not stand in an address. */
        LOOK_UP
    }

    static Route of(HttpMethod method, String pattern, Permission permission) {
        return new Route(method, PathPatternParser.defaultInstance.parse(pattern), permission, Effort.USUAL);
    }

    /** Returns a route by which something is looked for and nothing is changed, posted all the same. */
    static Route lookUp(String pattern, Permission permission) {
        return new Route(HttpMethod.POST, PathPatternParser.defaultInstance.parse(pattern), permission, Effort.LOOK_UP);
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

    /** Returns whether somebody may be guessing who asks for it. */
    boolean isGuess() {
        return !isForReading() && permission == Permission.EVERYONE;
    }

    /** Returns whether an answer takes long: customers' files are read for it. */
    boolean isHeavy() {
        return !isForReading() && permission == Permission.ANALYSTS && effort == Effort.USUAL;
    }

    boolean takes(String asked) {
        return method.matches(asked) || (isForReading() && HttpMethod.HEAD.matches(asked));
    }
}
