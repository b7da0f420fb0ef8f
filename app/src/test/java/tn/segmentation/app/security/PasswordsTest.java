package tn.segmentation.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.segmentation.app.security.SignIn.Entry;

class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @Test
    void keepsThemAsArgon2idWithTheCostThatIsAdvised() {
        // OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane
        assertThat(passwords.hash("quatre mots sans rapport"))
                .startsWith("{argon2id}$argon2id$v=19$m=19456,t=2,p=1$")
                .isNotEqualTo(passwords.hash("quatre mots sans rapport"));
    }

    @Test
    void looksAtEveryCharacter() {
        // bcrypt would look at the first 72 bytes alone
        String hash = passwords.hash("é".repeat(100) + "a");

        assertThat(passwords.match("é".repeat(100) + "a", hash)).isTrue();
        assertThat(passwords.match("é".repeat(100) + "b", hash)).isFalse();
        assertThat(passwords.match("é".repeat(100), hash)).isFalse();
    }

    @Test
    void matchesNothingWhereNoneWasChosen() {
        assertThat(passwords.match("quatre mots sans rapport", null)).isFalse();
        assertThat(passwords.match("", null)).isFalse();
    }

    @Test
    void doesNotEvenReadWhatIsTooLong() {
        String hash = passwords.hash("");

        assertThat(passwords.match("x".repeat(Passwords.LONGEST + 1), hash)).isFalse();
    }

    @Test
    void knowsWhatWasKeptInAnOlderWay() {
        assertThat(passwords.isOld(passwords.hash("quatre mots sans rapport"))).isFalse();
        assertThat(passwords.isOld("{argon2id}$argon2id$v=19$m=4096,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$"
                        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cheval pile agrafe batterie", "Kx8#mQ2!vR7$", "جملة طويلة من كلمات كثيرة"})
    void takesWhatIsHardToGuessWhateverItIsMadeOf(String password) {
        assertThat(passwords.objection(password, "amel")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"password1234", "qwertyuiop123", "aaaaaaaaaaaaaaaa", "123456789012", "administrator"})
    void refusesWhatIsEasilyGuessed(String password) {
        assertThat(passwords.objection(password, "amel")).contains(Entry.GUESSABLE);
    }

    @Test
    void refusesANameForAPassword() {
        assertThat(passwords.objection("amel.benamor.1", "amel.benamor")).contains(Entry.GUESSABLE);
    }

    @Test
    void countsCharactersAsPeopleDo() {
        assertThat(passwords.objection("xK7#mQ2!vR9", "amel")).contains(Entry.SHORT);
        assertThat(passwords.objection("😀".repeat(6), "amel")).contains(Entry.SHORT);
        assertThat(passwords.objection("x".repeat(257), "amel")).contains(Entry.LONG);
    }
}
