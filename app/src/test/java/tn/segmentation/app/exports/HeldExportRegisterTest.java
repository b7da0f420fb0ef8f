package tn.segmentation.app.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.app.exports.HeldExport.State;
import tn.segmentation.app.security.Requester;
import tn.segmentation.app.state.OnEveryDatabase;
import tn.segmentation.app.state.TestState;

/** What takes a second person is kept, word for word, is decided once, and given out once. */
@OnEveryDatabase(HeldExportRegister.class)
class HeldExportRegisterTest {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final Requester AMEL = new Requester("amel", "account-1");

    @TempDir
    Path home;

    @Test
    void keepsWhatWaitsNewestFirst() throws IOException {
        HeldExport first = waiting("a", NOON, AMEL);
        HeldExport second = waiting("b", NOON.plusSeconds(1), new Requester("token:crm", null));
        open().add(first);
        open().add(second);

        assertThat(open().list(null, 0, 10)).containsExactly(second, first);
        assertThat(open().list(null, 1, 1)).containsExactly(first);
        assertThat(open().list("amel", 0, 10)).containsExactly(first);
        assertThat(open().count(null)).isEqualTo(2);
        assertThat(open().count("token:crm")).isEqualTo(1);
        assertThat(open().find("a")).contains(first);
        assertThat(open().find("' OR 1=1")).isEmpty();
    }

    @Test
    void isDecidedOnce() throws IOException {
        open().add(waiting("a", NOON, AMEL));

        assertThat(open().decide("a", State.DECLINED, NOON.plusSeconds(60), "sami", "Trop large"))
                .isTrue();
        assertThat(open().decide("a", State.APPROVED, NOON.plusSeconds(90), "lina", null))
                .isFalse();
        assertThat(open().give("a")).isFalse();
        assertThat(open().find("a").orElseThrow())
                .isEqualTo(decided("a", State.DECLINED, NOON.plusSeconds(60), "sami", "Trop large"));
    }

    @Test
    void isGivenOutOnceHoweverManyAskAtATime() throws Exception {
        open().add(waiting("a", NOON, AMEL));
        assertThat(open().give("a")).isFalse();
        open().decide("a", State.APPROVED, NOON, "sami", null);

        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> given = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> open().give("a")))
                    .toList();
            int times = 0;
            for (Future<Boolean> one : given) {
                times += one.get() ? 1 : 0;
            }
            assertThat(times).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
        assertThat(open().find("a").orElseThrow().state()).isEqualTo(State.GIVEN);
    }

    @Test
    void mayBeFetchedForSevenDays() throws IOException {
        HeldExport approved = decided("a", State.APPROVED, NOON, "sami", null);

        assertThat(approved.isReady(NOON.plus(Duration.ofDays(7)).minusMillis(1)))
                .isTrue();
        assertThat(approved.isReady(NOON.plus(Duration.ofDays(7)))).isFalse();
        assertThat(waiting("a", NOON, AMEL).isReady(NOON)).isFalse();
        assertThat(decided("a", State.GIVEN, NOON, "sami", null).isReady(NOON)).isFalse();
    }

    private HeldExportRegister open() {
        return HeldExportRegister.open(TestState.configuration(home));
    }

    private static HeldExport waiting(String id, Instant at, Requester by) throws IOException {
        return new HeldExport(id, at, by, order(), 412_000, State.WAITING, null, null, null);
    }

    private static HeldExport decided(String id, State state, Instant at, String by, @Nullable String reason)
            throws IOException {
        return new HeldExport(id, NOON, AMEL, order(), 412_000, state, at, by, reason);
    }

    private static ExportOrder order() throws IOException {
        return ExportOrder.read(new ByteArrayInputStream("""
                {"run": "run-1", "filter": {"segments": ["S1"], "numbers": [{"column": "age", "min": 18}],
                 "categories": [{"column": "ville", "values": ["Béja", "تونس"]}]}, "format": "csv", "columns": ["ville"],
                 "separator": ",", "decimal": ".", "bom": false, "purpose": "Campagne « jeunes »"}
                """.getBytes(StandardCharsets.UTF_8)));
    }
}
