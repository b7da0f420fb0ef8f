package tn.segmentation.app.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.security.Users.Invitation;
import tn.segmentation.app.state.OnEveryDatabase;

@OnEveryDatabase(Users.class)
class UsersTest {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final String HASH = "{argon2id}of something";

    @TempDir
    Path home;

    @Test
    void hasNobodyAtFirst() {
        assertThat(open().list()).isEmpty();
    }

    @Test
    void makesOneFirstAdministratorWhoHasNoPasswordYet() {
        Users users = open();
        Invitation first = users.inviteFirstAdministrator(NOON).orElseThrow();
        Invitation again = users.inviteFirstAdministrator(NOON).orElseThrow();

        assertThat(users.list()).hasSize(1);
        assertThat(first.account().role()).isEqualTo(Role.ADMINISTRATOR);
        assertThat(users.redeem(first.key(), HASH, NOON)).isEmpty();
        assertThat(users.redeem(again.key(), HASH, NOON)).isPresent();
        assertThat(users.inviteFirstAdministrator(NOON)).isEmpty();
    }

    @Test
    void doesNotTakeWhoHasNoPasswordForAnAdministratorWhoCanComeIn() {
        Users users = open();
        users.ensure("demo", Role.ADMINISTRATOR, NOON);

        assertThat(users.inviteFirstAdministrator(NOON)).isPresent();
    }

    @Test
    void makesNobodyAdministratorAgainWhoWasDemoted() {
        Users users = open();
        users.inviteFirstAdministrator(NOON);
        users.add("amel", Role.ADMINISTRATOR, NOON);
        users.setRole("admin", Role.VIEWER);

        assertThat(users.inviteFirstAdministrator(NOON)).isEmpty();
    }

    @Test
    void keepsNoSecret() throws Exception {
        Users users = open();
        String key = users.add("amel", Role.VIEWER, NOON).key();

        assertThat(key).matches("[A-Za-z0-9_-]{43}");
        for (String file : new String[] {"segmentation.db", "segmentation.db-wal"}) {
            Path kept = home.resolve("data/state").resolve(file);
            if (Files.exists(kept)) {
                assertThat(new String(Files.readAllBytes(kept), java.nio.charset.StandardCharsets.ISO_8859_1))
                        .doesNotContain(key);
            }
        }
    }

    @Test
    void keepsTheLanguageThatSomebodyReads() {
        Users users = open();
        String amel = users.add("amel", Role.VIEWER, NOON).account().id();

        assertThat(users.find(amel).orElseThrow().language()).isNull();
        users.setLanguage(amel, Language.ARABIC);
        assertThat(open().find(amel).orElseThrow().language()).isEqualTo(Language.ARABIC);
    }

    @Test
    void letsALinkLapse() {
        Users users = open();
        String key = users.add("amel", Role.VIEWER, NOON).key();
        Instant lapsed = NOON.plus(Users.INVITATION);

        assertThat(users.invited(key, lapsed)).isEmpty();
        assertThat(users.redeem(key, HASH, lapsed)).isEmpty();
        assertThat(users.invited(key, lapsed.minus(Duration.ofSeconds(1)))).isPresent();
    }

    @Test
    void voidsTheLinkOfWhoIsDisabled() {
        Users users = open();
        String key = users.add("amel", Role.VIEWER, NOON).key();
        users.disable("amel", NOON);
        users.enable("amel");

        assertThat(users.redeem(key, HASH, NOON)).isEmpty();
    }

    @Test
    void remembersSinceWhenSomebodyIsDisabled() {
        Users users = open();
        users.add("amel", Role.VIEWER, NOON);
        users.disable("amel", NOON);

        assertThat(users.disable("amel", NOON.plusSeconds(60)).disabledAt()).isEqualTo(NOON);
        assertThat(users.enable("amel").isDisabled()).isFalse();
    }

    @Test
    void keepsAnAdministrator() {
        Users users = open();
        users.add("amel", Role.ADMINISTRATOR, NOON);

        assertRefused(() -> users.disable("amel", NOON), "last_administrator");
        assertRefused(() -> users.setRole("amel", Role.ANALYST), "last_administrator");
        users.add("sami", Role.ADMINISTRATOR, NOON);
        assertThat(users.disable("amel", NOON).isDisabled()).isTrue();
        assertRefused(() -> users.disable("sami", NOON), "last_administrator");
        assertThat(users.setRole("amel", Role.VIEWER).role()).isEqualTo(Role.VIEWER);
    }

    @Test
    void takesUpperAndLowerCaseForTheSame() {
        Users users = open();
        users.add("Amel@Operator.TN", Role.VIEWER, NOON);

        assertThat(users.named("amel@operator.tn")).isPresent();
        assertRefused(() -> users.add("AMEL@operator.tn", Role.VIEWER, NOON), "account_exists");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "-a", ".a", "é", "a/b", "a\nb", "<a>", "a'; DROP TABLE users; --"})
    void refusesANameThatCannotBeWritten(String name) {
        assertRefused(() -> open().add(name, Role.VIEWER, NOON), "account_name");
    }

    @Test
    void refusesAnotherNameThanThoseThatThereAre() {
        Users users = open();

        assertRefused(() -> users.disable("amel", NOON), "account_unknown");
        assertRefused(() -> users.setRole("amel", Role.VIEWER), "account_unknown");
        assertRefused(() -> users.invite("amel", NOON), "account_unknown");
    }

    @Test
    void makesSecretsThatDiffer() {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            made.add(Secret.make());
        }

        assertThat(made).hasSize(10_000);
    }

    private Users open() {
        return UserFixtures.open(home);
    }

    private static void assertRefused(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RefusedAccount.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
