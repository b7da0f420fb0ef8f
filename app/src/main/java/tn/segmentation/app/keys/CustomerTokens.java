package tn.segmentation.app.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.daead.PredefinedDeterministicAeadParameters;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.input.Pseudonyms;

/**
 * What stands for the id of a customer in addresses and logs: the id, encrypted and authenticated by a key of this
 * installation alone (AES-SIV, RFC 5297, as Tink has it), in characters that an address may hold. The same id always
 * has the same token, so that a link lasts; a token begins with the id of its key. The key stands in a file, readable
 * by its owner alone, and is made when it is first needed. Safe for many threads.
 */
public final class CustomerTokens implements Pseudonyms {

    /** What the key is used for: a token of something else would not be taken for one of a customer. */
    private static final byte[] PURPOSE = "customer".getBytes(UTF_8);

    private final KeyFile file;

    /** Of the key that new tokens are made with; null for the primary one. */
    private final @Nullable String chosen;

    private volatile @Nullable Ciphers ciphers;

    /**
     * What makes and reads tokens.
     *
     * @param key id of the one that new ones are made with
     * @param making makes them
     * @param reading reads those of every key
     */
    private record Ciphers(String key, DeterministicAead making, DeterministicAead reading) {}

    /** Uses the key in a file, absolute, which is made if there is none when the first token is. */
    public CustomerTokens(Path file) {
        this(new KeyFile(file, PredefinedDeterministicAeadParameters.AES256_SIV), null);
    }

    private CustomerTokens(KeyFile file, @Nullable String chosen) {
        this.file = file;
        this.chosen = chosen;
    }

    @Override
    public String key() {
        return ciphers().key();
    }

    @Override
    public CustomerTokens under(String key) {
        return new CustomerTokens(file, key);
    }

    /** Returns the token of an id. */
    @Override
    public String of(String id) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(ciphers().making().encryptDeterministically(id.getBytes(UTF_8), PURPOSE));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an id cannot be encrypted", e);
        }
    }

    /** Returns the id that a token stands for; nothing for a text that this installation never made. */
    @Override
    public Optional<String> text(String token) {
        if (!FORM.matcher(token).matches()) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            return Optional.of(new String(ciphers().reading().decryptDeterministically(bytes, PURPOSE), UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Ciphers ciphers() {
        Ciphers known = ciphers;
        if (known == null) {
            synchronized (this) {
                known = ciphers == null ? open() : ciphers;
                ciphers = known;
            }
        }
        return known;
    }

    private Ciphers open() {
        try {
            KeysetHandle keys = file.keys();
            KeysetHandle.Entry entry = keys.getPrimary();
            for (int i = 0; i < keys.size() && chosen != null; i++) {
                entry = KeyFile.shown(keys.getAt(i)).equals(chosen) ? keys.getAt(i) : entry;
            }
            KeysetHandle one = KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(entry.getKey())
                            .withFixedId(entry.getId())
                            .makePrimary())
                    .build();
            return new Ciphers(KeyFile.shown(entry), cipher(one), cipher(keys));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key of customers' tokens cannot be used", e);
        }
    }

    private static DeterministicAead cipher(KeysetHandle keys) throws GeneralSecurityException {
        return keys.getPrimitive(RegistryConfiguration.get(), DeterministicAead.class);
    }
}
