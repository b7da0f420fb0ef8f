package tn.segmentation.app.customers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.daead.PredefinedDeterministicAeadParameters;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.keys.KeyFile;

/**
 * What stands for the id of a customer in addresses and logs: the id, encrypted and authenticated by a key of this
 * installation alone (AES-SIV, RFC 5297, as Tink has it), in characters that an address may hold. The same id always
 * has the same token, so that a link lasts; a token begins with the id of its key. The key stands in a file, readable
 * by its owner alone, and is made when it is first needed. Safe for many threads.
 */
public final class CustomerTokens {

    /** What the key is used for: a token of something else would not be taken for one of a customer. */
    private static final byte[] PURPOSE = "customer".getBytes(UTF_8);

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{28,2000}");

    private final KeyFile file;
    private volatile @Nullable DeterministicAead cipher;

    /** Uses the key in a file, absolute, which is made if there is none when the first token is. */
    public CustomerTokens(Path file) {
        this.file = new KeyFile(file, PredefinedDeterministicAeadParameters.AES256_SIV);
    }

    /** Returns the token of an id. */
    public String of(String id) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(cipher().encryptDeterministically(id.getBytes(UTF_8), PURPOSE));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an id cannot be encrypted", e);
        }
    }

    /** Returns the id that a token stands for; nothing for a text that this installation never made. */
    public Optional<String> id(String token) {
        if (!FORM.matcher(token).matches()) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            return Optional.of(new String(cipher().decryptDeterministically(bytes, PURPOSE), UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private DeterministicAead cipher() {
        DeterministicAead known = cipher;
        if (known == null) {
            synchronized (this) {
                known = cipher == null ? open() : cipher;
                cipher = known;
            }
        }
        return known;
    }

    private DeterministicAead open() {
        try {
            return file.keys().getPrimitive(RegistryConfiguration.get(), DeterministicAead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key of customers' tokens cannot be used", e);
        }
    }
}
