package tn.segmentation.app.operations;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who tells by OpenID Connect who somebody is. Immutable.
 *
 * @param issuer address by which it calls itself, to the letter
 * @param client as what it knows this platform
 * @param scopes what it is asked to tell, {@code openid} first
 * @param groupsClaim claim of its tokens that names the groups of somebody
 * @param roles the word of a role for each group that has one
 * @param name what people call it
 * @param home address under which people reach this platform, without a slash at the end
 */
public record IdentityProvider(
        String issuer,
        Client client,
        List<String> scopes,
        String groupsClaim,
        Map<String, String> roles,
        String name,
        String home) {

    /** The words of roles that a group can have. */
    public static final List<String> ROLES = List.of("viewer", "analyst", "administrator");

    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};

    /** Copies the collections. */
    public IdentityProvider {
        scopes = List.copyOf(scopes);
        roles = Collections.unmodifiableMap(new LinkedHashMap<>(roles));
    }

    /**
     * As what a provider knows this platform.
     *
     * @param id its name there
     * @param secret that shows that it is that
     */
    public record Client(String id, String secret) {

        @Override
        public String toString() {
            return id;
        }
    }

    /** Returns whether what goes there and comes from there goes by TLS. */
    public boolean isEncrypted() {
        return issuer.startsWith("https:");
    }

    /**
     * Reads the role of each group.
     *
     * @param json {@code {"segmentation-analysts": "analyst"}}
     * @throws IllegalArgumentException saying what is wrong, if that is no such object
     */
    static Map<String, String> roles(String json) {
        Map<String, Object> given;
        try {
            given = JsonMapper.shared().readValue(json, OBJECT);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
        if (given == null) {
            throw new IllegalArgumentException("null");
        }
        Map<String, String> roles = new LinkedHashMap<>();
        given.forEach((group, role) -> {
            if (group.isBlank() || !(role instanceof String word) || !ROLES.contains(word)) {
                throw new IllegalArgumentException(group + ": " + role);
            }
            roles.put(group, word);
        });
        return roles;
    }
}
