package tn.segmentation.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"4bf92f3577b34da6a3ce929d0e0e4736", "0e37df36-f698-11e6-8dd4-cb9ced3df976", "nginx_1234567890"})
    void takesOneThatIsBrought(String brought) {
        assertThat(RequestId.of(brought)).isEqualTo(brought);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "21623456789",
                "short",
                "0123456789abcdef\nERROR forged",
                "0123456789abcdef ${jndi:ldap://x}",
                "<script>alert(1)</script>",
                "éééééééééééééééé",
                "00000000000000000000000000000000000000000000000000000000000000000"
            })
    void makesOneInsteadOfAnythingElse(String brought) {
        assertThat(RequestId.of(brought)).matches("[0-9a-f]{32}").isNotEqualTo(RequestId.of(brought));
    }

    @Test
    void belongsToTheThreadThatAnswers() throws InterruptedException {
        RequestId.begin("0123456789abcdef");
        try {
            String[] elsewhere = {"nobody has looked"};
            Thread other = new Thread(() -> elsewhere[0] = RequestId.current());
            other.start();
            other.join();

            assertThat(RequestId.current()).isEqualTo("0123456789abcdef");
            assertThat(elsewhere[0]).isNull();
        } finally {
            RequestId.end();
        }
        assertThat(RequestId.current()).isNull();
    }
}
