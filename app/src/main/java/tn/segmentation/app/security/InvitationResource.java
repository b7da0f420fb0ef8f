package tn.segmentation.app.security;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * A link by which somebody chooses a password, once. It is not kept, and so is in no other answer.
 *
 * @param user whose it is
 * @param link to hand over
 * @param expiresAt until when it can be used, ISO-8601 in UTC
 */
record InvitationResource(
        @JsonProperty("user") UserResource user,
        @JsonProperty("link") String link,
        @JsonProperty("expires_at") String expiresAt) {

    static InvitationResource of(UserResource user, String link, Instant at) {
        return new InvitationResource(user, link, at.plus(Users.INVITATION).toString());
    }
}
