package tn.segmentation.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** A switch of language or theme leaves everything else that a page shows as it is. */
class AddressTest {

    @ParameterizedTest
    @CsvSource({
        "'', ?lang=fr",
        "segment=S1&page=2, ?segment=S1&page=2&lang=fr",
        "lang=en&segment=S1, ?segment=S1&lang=fr",
        "q=%C3%A9%26%3C, ?q=%C3%A9%26%3C&lang=fr",
        "q=%7Bx%7D&lang=a&lang=b, ?q=%7Bx%7D&lang=fr",
        "q={x}, ?q={x}&lang=fr"
    })
    void changesOneParameter(String query, String expected) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setQueryString(query);

        assertThat(Address.of(request).with("lang", "fr")).isEqualTo(expected);
    }

    @Test
    void keepsAPickToItsOwnLink() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setQueryString("segment=S1&lang=en&picked=lang");

        assertThat(Address.of(request).with("theme", "dark")).isEqualTo("?segment=S1&lang=en&theme=dark");
        assertThat(Address.of(request).picking("lang", "ar")).isEqualTo("?segment=S1&lang=ar&picked=lang");
    }
}
