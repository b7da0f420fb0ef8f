package tn.segmentation.app.dataset;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Says of a file whether and how it can be read as a table of customers. Safe for use by many threads. */
@FunctionalInterface
interface Judge {

    /**
     * Returns the verdict on a file.
     *
     * @throws tn.segmentation.app.problem.RequestRefusal if it cannot be read as a table of customers, or not now
     */
    ObjectNode of(Question question);

    /**
     * What to judge.
     *
     * @param dataset the id of the file
     * @param file absolute
     * @param name what the user calls it
     * @param answers what is said about it
     * @param rejects where every bad cell is to be written
     * @param annotated where a copy of the file is to be written that says what is wrong with each record; null for
     *     none
     * @param of who wants to know
     */
    record Question(
            String dataset,
            Path file,
            String name,
            Answers answers,
            Path rejects,
            @Nullable Path annotated,
            Bringer of) {}
}
