package tn.segmentation.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TracesTest {

    @Test
    void showsWhereAndWhy() {
        String trace = Traces.of(new IllegalStateException("no model", new IllegalArgumentException("k is 0")));

        assertThat(trace)
                .contains("java.lang.IllegalStateException: no model")
                .contains("caused by java.lang.IllegalArgumentException: k is 0")
                .contains("at tn.segmentation.app.operations.TracesTest.showsWhereAndWhy");
    }

    @Test
    void keepsWhatADatabaseQuotesToItself() {
        SQLException quoting = new SQLException("Could not convert string '21623456789'", "22000", 7);

        assertThat(Traces.of(new IllegalStateException(quoting)))
                .contains("java.sql.SQLException: error 7")
                .doesNotContain("21623456789");
    }
}
