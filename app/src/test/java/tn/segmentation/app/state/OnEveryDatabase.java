package tn.segmentation.app.state;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * The test of something that is kept in the database. It runs in {@code app} on the embedded database, and again, as it
 * is, in the module {@code postgres} on PostgreSQL; its platforms have the database of {@link TestState}.
 */
@Tag("database")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnEveryDatabase {

    /** Whoever keeps it there. */
    Class<?> value();
}
