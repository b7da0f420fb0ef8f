package tn.segmentation.app.dashboard;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.security.Account;
import tn.segmentation.app.security.Role;
import tn.segmentation.app.security.Token;
import tn.segmentation.app.security.Users;

/**
 * Who may sign in, people and programs.
 *
 * @param people by name
 * @param programs by name, newest first
 * @param roles that a person may have
 * @param programRoles that a program may have
 * @param linkNote what to do with a link that was just made
 */
record UsersPage(
        List<Person> people, List<Program> programs, List<Choice> roles, List<Choice> programRoles, String linkNote) {

    private static final String NEVER = "–";

    /**
     * A role that may be chosen.
     *
     * @param value its word
     * @param label its name
     * @param may what whoever has it may do
     */
    record Choice(String value, String label, String may) {}

    /**
     * Somebody who may sign in, or might.
     *
     * @param name by which it signs in
     * @param role its word
     * @param roleName the same, for reading
     * @param state its word
     * @param stateName the same, for reading
     * @param originName who knows that it is who it says, for reading
     * @param issuer of the tokens by which it signs in; empty where it does so by a password
     * @param lastSignIn when it last came in; a dash if it never did
     * @param createdAt when it was made
     */
    record Person(
            String name,
            String role,
            String roleName,
            String state,
            String stateName,
            String originName,
            String issuer,
            String lastSignIn,
            String createdAt) {

        /** Returns whether role and password are ours to change. */
        public boolean isLocal() {
            return issuer.isEmpty();
        }
    }

    /**
     * A token of a program.
     *
     * @param name of the program
     * @param roleName what it may do
     * @param state its word
     * @param stateName the same, for reading
     * @param createdAt when it was made
     */
    record Program(String name, String roleName, String state, String stateName, String createdAt) {

        /** Returns whether there is something to be ended. */
        public boolean isValid() {
            return state.equals(Token.State.VALID.word());
        }
    }

    static UsersPage of(List<Account> accounts, Map<String, Instant> signIns, List<Token> tokens, Words words) {
        List<Role> forPrograms = List.of(Role.VIEWER, Role.ANALYST);
        return new UsersPage(
                accounts.stream()
                        .map(account -> words.person(account, signIns.get(account.name())))
                        .toList(),
                tokens.stream().map(words::program).toList(),
                Arrays.stream(Role.values()).map(words::choice).toList(),
                forPrograms.stream().map(words::choice).toList(),
                words.messages.text("web.users.handed.link.note", Map.of("hours", Users.INVITATION.toHours())));
    }

    /**
     * Says in the reader's language who may what.
     *
     * @param messages of the reader
     * @param zone by whose days the reader lives
     * @param now when the reader looks
     */
    record Words(Messages messages, ZoneId zone, Instant now) {

        private Choice choice(Role role) {
            return new Choice(role.word(), messages.text(role.key()), messages.text("web.users.may." + role.word()));
        }

        private Person person(Account account, @Nullable Instant lastSignIn) {
            return new Person(
                    account.name(),
                    account.role().word(),
                    messages.text(account.role().key()),
                    account.state().word(),
                    messages.text(account.state().key()),
                    messages.text(account.origin().key()),
                    Objects.requireNonNullElse(account.issuer(), ""),
                    lastSignIn == null ? NEVER : messages.formats().dateTime(lastSignIn, zone),
                    messages.formats().date(account.createdAt(), zone));
        }

        private Program program(Token token) {
            String state = messages.text(
                    token.state(now).key(), Map.of("date", messages.formats().date(token.expiresAt(), zone)));
            return new Program(
                    token.name(),
                    messages.text(token.role().key()),
                    token.state(now).word(),
                    state,
                    messages.formats().date(token.createdAt(), zone));
        }
    }
}
