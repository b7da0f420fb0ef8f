package tn.segmentation.app.security;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in, for programs. Instants are ISO-8601, in UTC.
 *
 * @param name by which it signs in
 * @param role {@code viewer}, {@code analyst} or {@code administrator}
 * @param state the word of {@link Account.State}
 * @param origin {@code local}, or {@code oidc} for who comes by an OpenID provider
 * @param issuer what that provider calls itself; absent for who is local
 * @param createdAt when it was made
 * @param disabledAt since when it may do nothing; absent while it may
 * @param lastSignInAt when it last came in; absent if it never did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UserResource(
        @JsonProperty("name") String name,
        @JsonProperty("role") String role,
        @JsonProperty("state") String state,
        @JsonProperty("origin") String origin,
        @JsonProperty("issuer") @Nullable String issuer,
        @JsonProperty("created_at") String createdAt,
        @JsonProperty("disabled_at") @Nullable String disabledAt,
        @JsonProperty("last_sign_in_at") @Nullable String lastSignInAt) {

    static UserResource of(Account account, @Nullable Instant lastSignIn) {
        return new UserResource(
                account.name(),
                account.role().word(),
                account.state().word(),
                account.origin().word(),
                account.issuer(),
                account.createdAt().toString(),
                account.disabledAt() == null ? null : account.disabledAt().toString(),
                lastSignIn == null ? null : lastSignIn.toString());
    }
}
