package tn.segmentation.app.keys;

import static java.util.Objects.requireNonNull;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.daead.DeterministicAeadConfig;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tn.segmentation.app.operations.OwnerOnly;
import tn.segmentation.store.run.Disk;

/**
 * A keyset of Tink in a file of its own, readable by its owner alone: the primary key, which what is new is encrypted
 * with, and older ones. It is made by chance when it is first needed, so that two installations never share one. Safe
 * for many threads and processes.
 */
public final class KeyFile {

    private final Path file;
    private final Supplier<Parameters> parameters;

    /**
     * Uses a file, which need not be there.
     *
     * @param file absolute
     * @param parameters of a new key; asked for when one is made
     */
    public KeyFile(Path file, Supplier<Parameters> parameters) {
        this.file = file;
        this.parameters = parameters;
    }

    /** Returns where the keys stand. */
    public Path path() {
        return file;
    }

    /**
     * Returns the keys; made if there are none.
     *
     * @throws UnusableKey if they cannot be read, or not be made
     */
    public KeysetHandle keys() {
        return find().orElseGet(() -> {
            make();
            return find().orElseThrow();
        });
    }

    /**
     * Returns the keys, if there are any.
     *
     * @throws UnusableKey if they cannot be read
     */
    public Optional<KeysetHandle> find() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Kinds.makeKnown();
        try {
            return Optional.of(
                    TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get()));
        } catch (IOException e) {
            throw new UnusableKey("key_unreadable", Map.of("file", file.toString(), "cause", e.toString()));
        } catch (GeneralSecurityException e) {
            // What it says may quote the key.
            throw new UnusableKey("key_damaged", Map.of("file", file.toString()));
        }
    }

    /** Returns what the file is told apart by from one that takes its place; nothing where there is none. */
    String state() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.fileKey() + " " + attributes.lastModifiedTime();
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * Makes a key that what is new is encrypted with from now on; the earlier ones stay, to read what there is. For one
     * process at a time.
     *
     * @throws UnusableKey if they cannot be read or written; they are as they were then
     */
    void add() {
        KeysetHandle.Builder all = KeysetHandle.newBuilder();
        KeysetHandle earlier = keys();
        for (int i = 0; i < earlier.size(); i++) {
            KeysetHandle.Entry entry = earlier.getAt(i);
            all.addEntry(KeysetHandle.importKey(entry.getKey()).withFixedId(entry.getId()));
        }
        all.addEntry(KeysetHandle.generateEntryFromParameters(parameters.get())
                .withRandomId()
                .makePrimary());
        try {
            // Where a link stands, what it leads to is replaced.
            Path place = file.toRealPath();
            Path draft = draft(all.build(), place);
            try {
                // Whoever calls may be another account than the one that the server runs under.
                UserPrincipal owner = Files.getOwner(place);
                if (!owner.equals(Files.getOwner(draft))) {
                    Files.setOwner(draft, owner);
                }
                Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
            Disk.sync(requireNonNull(place.getParent()));
        } catch (IOException e) {
            throw unwritable(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key cannot be made", e);
        }
    }

    /** Returns the id of a key as runs and people have it: eight hexadecimal digits. */
    public static String shown(KeysetHandle.Entry entry) {
        return shown(entry.getId());
    }

    static String shown(int id) {
        return String.format(Locale.ROOT, "%08x", id);
    }

    /** Other servers may be at it too: the file appears as a whole, and the first one stays. */
    private void make() {
        Kinds.makeKnown();
        try {
            Path draft = draft(KeysetHandle.generateNew(parameters.get()), file);
            try {
                Files.createLink(file, draft);
                Disk.sync(requireNonNull(file.getParent()));
            } catch (FileAlreadyExistsException e) {
                // somebody else's key is as good as this one, which nobody has used
                return;
            } finally {
                Files.delete(draft);
            }
        } catch (IOException e) {
            throw unwritable(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key cannot be made", e);
        }
    }

    private UnusableKey unwritable(IOException e) {
        return new UnusableKey("key_unwritable", Map.of("file", file.toString(), "cause", e.toString()));
    }

    /** Returns keys in a file beside the place that they are for. */
    private static Path draft(KeysetHandle keys, Path place) throws IOException, GeneralSecurityException {
        String json = TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get());
        Path folder = Files.createDirectories(requireNonNull(place.getParent()));
        Path draft = Files.createTempFile(folder, String.valueOf(place.getFileName()), ".draft");
        OwnerOnly.close(draft);
        Files.writeString(draft, json);
        Disk.sync(draft);
        return draft;
    }

    /** Makes the kinds of keys known to Tink, once a key is needed: most commands need none. */
    private static final class Kinds {

        static {
            try {
                DeterministicAeadConfig.register();
                StreamingAeadConfig.register();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the kinds of keys are not known", e);
            }
        }

        static void makeKnown() {}
    }
}
