package tn.segmentation.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whoever follows a link reads on in the same run. */
class RunLinksTest {

    @Test
    void namesTheRunThatIsNotServed() {
        RunLinks links = new RunLinks("20261101T070000-3fa9c1");

        assertThat(links.overview()).isEqualTo("/?run=20261101T070000-3fa9c1");
        assertThat(links.segment("S1")).isEqualTo("/segments/S1?run=20261101T070000-3fa9c1");
        assertThat(links.customers()).isEqualTo("/customers?run=20261101T070000-3fa9c1");
        assertThat(links.customersOf("S1")).isEqualTo("/customers?segment=S1&run=20261101T070000-3fa9c1");
        assertThat(links.customer("AbC")).isEqualTo("/customers/AbC?run=20261101T070000-3fa9c1");
    }

    @Test
    void namesNoRunWhereItIsTheServedOne() {
        RunLinks links = new RunLinks(null);

        assertThat(links.overview()).isEqualTo("/");
        assertThat(links.customersOf("S1")).isEqualTo("/customers?segment=S1");
    }

    @Test
    void takesSegmentsByAnyName() {
        RunLinks links = new RunLinks("a&b");

        assertThat(links.segment("Très {haut}/bas?")).isEqualTo("/segments/Tr%C3%A8s%20%7Bhaut%7D%2Fbas%3F?run=a%26b");
        assertThat(links.customersOf("a&b=c")).isEqualTo("/customers?segment=a%26b%3Dc&run=a%26b");
    }
}
