package tn.segmentation.app.security;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token of a program. Instants are ISO-8601, in UTC.
 *
 * @param id of the token
 * @param name of the program, of one valid token at a time
 * @param role {@code viewer} or {@code analyst}
 * @param state the word of {@link Token.State}
 * @param createdAt when it was made
 * @param expiresAt when it ends by itself
 * @param revokedAt when somebody ended it; absent where nobody has
 * @param key the secret, in the answer that makes the token alone; absent in every other
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TokenResource(
        @JsonProperty("id") String id,
        @JsonProperty("name") String name,
        @JsonProperty("role") String role,
        @JsonProperty("state") String state,
        @JsonProperty("created_at") String createdAt,
        @JsonProperty("expires_at") String expiresAt,
        @JsonProperty("revoked_at") @Nullable String revokedAt,
        @JsonProperty("key") @Nullable String key) {

    static TokenResource of(Token token, @Nullable String key, Instant now) {
        return new TokenResource(
                token.id(),
                token.name(),
                token.role().word(),
                token.state(now).word(),
                token.createdAt().toString(),
                token.expiresAt().toString(),
                token.revokedAt() == null ? null : token.revokedAt().toString(),
                key);
    }
}
