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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.security.Users.Identity;
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
    void knowsWhoComesByAProviderBySubjectAlone() {
        Users users = open();
        users.add("amel", Role.ADMINISTRATOR, NOON);
        Account made = users.arrive(identity("00u1", "Amel"), Role.VIEWER, NOON);
        assertThat(made.name()).isEqualTo("oidc:amel");
        assertThat(made.issuer()).isEqualTo("https://sso.exemple.tn");
        assertThat(made.state()).isEqualTo(Account.State.ENABLED);

        Account again = users.arrive(identity("00u1", "somebody else"), Role.ANALYST, NOON.plusSeconds(60));
        assertThat(again.id()).isEqualTo(made.id());
        assertThat(again.name()).isEqualTo("oidc:amel");
        assertThat(again.role()).isEqualTo(Role.ANALYST);

        assertThat(users.arrive(identity("00u2", "amel"), Role.VIEWER, NOON).name())
                .isEqualTo("oidc:amel.2");
        assertThat(users.arrive(identity("00u3", "amel"), Role.VIEWER, NOON).name())
                .isEqualTo("oidc:amel.3");
        assertThat(users.arrive(new Identity("https://another.tn", "00u1", "amel"), Role.VIEWER, NOON)
                        .id())
                .isNotEqualTo(made.id());
        assertThat(users.named("amel").orElseThrow().account().role()).isEqualTo(Role.ADMINISTRATOR);
    }

    @ParameterizedTest
    @CsvSource({
        "Amel Ben Ali, oidc:amel-ben-ali",
        "amel@operateur.tn, oidc:amel@operateur.tn",
        "--admin, oidc:admin",
        "<b>x</b>, oidc:b-x-b-",
        "أمل, oidc:5f1a039b2c9e",
        "'', oidc:5f1a039b2c9e"
    })
    void writesTheNameThatAProviderGivesAsNamesAreWritten(String name, String written) {
        // sha256sum of 00u1 begins with 5f1a039b2c9e for who has no letter that can be written
        assertThat(identity("00u1", name).written()).isEqualTo(written);
    }

    @Test
    void cutsOffALongNameOfAProvider() {
        assertThat(identity("00u1", "a".repeat(500)).written()).isEqualTo("oidc:" + "a".repeat(60));
    }

    @Test
    void leavesWhoIsDisabledAsTheyWere() {
        Users users = open();
        users.arrive(identity("00u1", "amel"), Role.VIEWER, NOON);
        users.disable("oidc:amel", NOON);

        Account account = users.arrive(identity("00u1", "amel"), Role.ADMINISTRATOR, NOON);

        assertThat(account.isDisabled()).isTrue();
        assertThat(account.role()).isEqualTo(Role.VIEWER);
    }

    @Test
    void endsTheSessionsOfWhomAProviderGivesNoRole() {
        Users users = open();
        Account before = users.arrive(identity("00u1", "amel"), Role.VIEWER, NOON);
        Account other = users.arrive(identity("00u2", "sami"), Role.VIEWER, NOON);

        Account after = users.dismiss(identity("00u1", "amel")).orElseThrow();

        assertThat(after.sessionEpoch()).isGreaterThan(before.sessionEpoch());
        assertThat(users.find(other.id())).contains(other);
        assertThat(users.dismiss(identity("00u3", "nobody"))).isEmpty();
    }

    @Test
    void leavesRoleAndPasswordOfThoseToTheProvider() {
        Users users = open();
        users.arrive(identity("00u1", "amel"), Role.VIEWER, NOON);

        assertRefused(() -> users.setRole("oidc:amel", Role.ADMINISTRATOR), "account_of_provider");
        assertRefused(() -> users.invite("oidc:amel", NOON), "account_of_provider");
        assertRefused(() -> users.add("oidc:sami", Role.VIEWER, NOON), "account_name");
    }

    @Test
    void countsOnNoAdministratorOfAProvider() {
        Users users = open();
        users.add("sami", Role.ADMINISTRATOR, NOON);
        users.arrive(identity("00u1", "amel"), Role.ADMINISTRATOR, NOON);

        assertRefused(() -> users.disable("sami", NOON), "last_administrator");
        assertThat(users.disable("oidc:amel", NOON).isDisabled()).isTrue();
    }

    private static Identity identity(String subject, String name) {
        return new Identity("https://sso.exemple.tn", subject, name);
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
