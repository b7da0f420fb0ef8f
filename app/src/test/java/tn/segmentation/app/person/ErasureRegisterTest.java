package tn.segmentation.app.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.app.person.Erasure.Destroyed;
import tn.segmentation.app.state.OnEveryDatabase;
import tn.segmentation.app.state.TestState;

/** Who was to be erased is kept, word for word, with what came of it. */
@OnEveryDatabase(ErasureRegister.class)
class ErasureRegisterTest {

    private static final Destroyed DESTROYED = new Destroyed(
            List.of(new Erasure.ErasedRun("20261101T070000-3fa9c1", 1, 2)),
            List.of(new Erasure.ErasedFile("20261101T070000-0123456789ab", 3, true)),
            List.of(new PersonalData.Given(
                    "20261101T070000-3fa9c1", "2026-11-02T07:00:00Z", "amel", "حملة نوفمبر", List.of("age"))),
            List.of("20261001T070000-3fa9c1"));

    @TempDir
    Path home;

    @Test
    void keepsOrdersNewestFirst() {
        Erasure first = order("a", "2026-11-01T12:00:00Z", null, Destroyed.NOTHING);
        Erasure second = order("b", "2026-11-01T12:00:01Z", null, Destroyed.NOTHING);
        open().add(first);
        open().add(second);

        assertThat(open().list()).containsExactly(second, first);
        assertThat(open().list(1, 1)).containsExactly(first);
        assertThat(open().count()).isEqualTo(2);
        assertThat(open().find("a")).contains(first);
        assertThat(open().find("c")).isEmpty();
    }

    @Test
    void keepsWhatCameOfOne() {
        open().add(order("a", "2026-11-01T12:00:00Z", null, Destroyed.NOTHING));
        Erasure halfWay = order("a", "2026-11-01T12:00:00Z", null, DESTROYED);
        open().change(halfWay);
        assertThat(open().list()).containsExactly(halfWay);

        Erasure done = order("a", "2026-11-01T12:00:00Z", "2026-11-01T12:01:00Z", DESTROYED);
        open().change(done);

        assertThat(open().list()).containsExactly(done);
        assertThat(open().list().get(0).isDone()).isTrue();
    }

    @Test
    void addsAnOrderOnceAndOpen() {
        Erasure done = order("a", "2026-11-01T12:00:00Z", "2026-11-01T12:01:00Z", DESTROYED);
        open().add(done);
        assertThat(open().list().get(0).isDone())
                .as("where it comes from a backup")
                .isFalse();
        open().change(done);

        open().add(order("a", "2026-11-01T12:00:00Z", null, Destroyed.NOTHING));

        assertThat(open().list()).containsExactly(done);
    }

    private ErasureRegister open() {
        return ErasureRegister.open(TestState.configuration(home));
    }

    private static Erasure order(String id, String askedAt, @Nullable String doneAt, Destroyed destroyed) {
        return new Erasure(id, "AVzQ", askedAt, "os:root", "Demande du 12/11, n° 7 ; 'ok'", doneAt, destroyed);
    }
}
