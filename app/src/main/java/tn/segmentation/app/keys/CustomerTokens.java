package tn.segmentation.app.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.daead.DeterministicAeadKey;
import com.google.crypto.tink.daead.PredefinedDeterministicAeadParameters;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.store.input.Pseudonyms;

/**
 * What stands for the id of a customer in addresses and logs: the id, encrypted and authenticated by a key of this
 * installation alone (AES-SIV, RFC 5297, as Tink has it), in characters that an address may hold. The same id always
 * has the same token, so that a link lasts; a token begins with the id of its key. The keys stand in a file, readable
 * by its owner alone; the first is made when it is needed. Another process may add one: it is looked for at each use,
 * but by the tokens of one key alone. Safe for many threads.
 */
public final class CustomerTokens implements Pseudonyms {

    /** What the key is used for: a token of something else would not be taken for one of a customer. */
    private static final byte[] PURPOSE = "customer".getBytes(UTF_8);

    /** No token is shorter than the id of its key and its tag make it. */
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{" + SHORTEST + ",}");

    private final KeyFile file;

    /** Of the key that new tokens are made with; null for the primary one. */
    private final @Nullable String chosen;

    private volatile @Nullable Ciphers ciphers;

    /**
     * What makes and reads tokens.
     *
     * @param state of the file that they were read from
     * @param key id of the one that new ones are made with
     * @param beginning of the tokens of that key
     * @param making makes them
     * @param reading reads those of every key
     */
    private record Ciphers(
            String state, String key, String beginning, DeterministicAead making, DeterministicAead reading) {}

    /** Uses the key in a file, absolute, which is made if there is none when the first token is. */
    public CustomerTokens(Path file) {
        this(new KeyFile(file, () -> PredefinedDeterministicAeadParameters.AES256_SIV), null);
    }

    private CustomerTokens(KeyFile file, @Nullable String chosen) {
        this.file = file;
        this.chosen = chosen;
    }

    @Override
    public String key() {
        return ciphers().key();
    }

    /** Returns the ids of all keys, that of new tokens first; none before the first token. */
    public List<String> keys() {
        return file.find().map(CustomerTokens::ids).orElse(List.of());
    }

    private static List<String> ids(KeysetHandle all) {
        String newest = KeyFile.shown(all.getPrimary());
        return Stream.concat(
                        Stream.of(newest),
                        IntStream.range(0, all.size())
                                .map(i -> all.size() - 1 - i)
                                .mapToObj(i -> KeyFile.shown(all.getAt(i)))
                                .filter(key -> !key.equals(newest)))
                .toList();
    }

    /**
     * Makes sure that there is a key already.
     *
     * @throws UnusableKey {@code key_none} (file) if there is none
     */
    public void requireKey() {
        if (keys().isEmpty()) {
            throw new UnusableKey("key_none", Map.of("file", file.path().toString()));
        }
    }

    /**
     * Makes a key that new tokens are made with from now on.
     *
     * @throws UnusableKey if none can be made
     */
    public void addKey() {
        file.add();
    }

    @Override
    public Optional<Pseudonyms> under(String other) {
        return keys().contains(other) ? Optional.of(new CustomerTokens(file, other)) : Optional.empty();
    }

    /** Returns those of the newest key alone, whichever is added meanwhile. */
    public CustomerTokens pinned() {
        return new CustomerTokens(file, key());
    }

    @Override
    public String beginning() {
        return ciphers().beginning();
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
        if (known == null || isOutdated(known)) {
            synchronized (this) {
                known = ciphers;
                if (known == null || isOutdated(known)) {
                    known = open();
                    ciphers = known;
                }
            }
        }
        return known;
    }

    /**
     * One key is what it was: millions of tokens are made and read with it. A file that is away for once is no new one.
     */
    private boolean isOutdated(Ciphers known) {
        if (chosen != null) {
            return false;
        }
        String state = file.state();
        return !state.isEmpty() && !state.equals(known.state());
    }

    private Ciphers open() {
        try {
            String state = file.state();
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
            byte[] prefix =
                    ((DeterministicAeadKey) entry.getKey()).getOutputPrefix().toByteArray();
            return new Ciphers(state, KeyFile.shown(entry), beginning(prefix), cipher(one), cipher(keys));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key of customers' tokens cannot be used", e);
        }
    }

    /** The last character of so many bytes tells of those that follow, too. */
    private static String beginning(byte[] prefix) {
        String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(prefix);
        return encoded.substring(0, encoded.length() - 1);
    }

    private static DeterministicAead cipher(KeysetHandle keys) throws GeneralSecurityException {
        return keys.getPrimitive(RegistryConfiguration.get(), DeterministicAead.class);
    }
}
