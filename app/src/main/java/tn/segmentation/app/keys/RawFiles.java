package tn.segmentation.app.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingKey;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import tn.segmentation.app.operations.Configuration;
import tn.segmentation.store.source.FileText;
import tn.segmentation.store.source.InputFile;
import tn.segmentation.store.source.Seal;
import tn.segmentation.store.source.UnreadableTable;

/**
 * How files that were brought are kept: as they are, or sealed. A sealed file is {@link Seal#mark}, the id of its key
 * (four bytes, the highest first), and what Tink makes of its bytes by streaming AEAD (AES-256-GCM by HKDF, segments of
 * 1 MB): nothing of it can be altered, cut off or moved without being noticed. It is bound to its place, the name of
 * its folder, which is the id of the dataset, and its own. Whether a file is sealed, its first bytes say: one that came
 * before the setting was changed stays readable. Safe for many threads.
 */
public final class RawFiles implements Seal {

    private static final String PURPOSE = "raw file ";
    private static final int HEAD = Seal.mark().length + Integer.BYTES;

    private final KeyFile file;
    private final Writing writing;

    /** How files are written. */
    public enum Writing {
        PLAIN,
        SEALED
    }

    /** Keeps files by a key, which is made when the first one is sealed. */
    public RawFiles(Path key, Writing writing) {
        this.file = new KeyFile(key, () -> PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB);
        this.writing = writing;
    }

    /** Keeps files as a platform wants it. */
    public static RawFiles of(Configuration configuration) {
        return new RawFiles(
                configuration.protection().rawKey(),
                configuration.protection().sealsRawFiles() ? Writing.SEALED : Writing.PLAIN);
    }

    /** Returns a file of which it does not matter whether it is sealed. */
    public InputFile input(Path path) {
        return new InputFile(path, this);
    }

    /**
     * Begins a file, in place of one that may be there.
     *
     * @return what it is to hold; closed, the file is whole
     * @throws UnusableKey if it is to be sealed and there is no key
     */
    public OutputStream create(Path path) throws IOException {
        return writing == Writing.SEALED ? seal(Files.newOutputStream(path), path) : Files.newOutputStream(path);
    }

    /**
     * Begins what will take the place of a file: sealed if that is.
     *
     * @param path at which it is written
     * @param place of the file that it will be
     */
    public OutputStream replace(Path path, Path place) throws IOException {
        return writing == Writing.SEALED || isSealed(place)
                ? seal(Files.newOutputStream(path), place)
                : Files.newOutputStream(path);
    }

    /** Opens what whoever brought a file had. */
    public InputStream read(Path path) throws IOException {
        return isSealed(path) ? Channels.newInputStream(open(path)) : Files.newInputStream(path);
    }

    /** Returns how many bytes whoever brought a file had. */
    public long size(Path path) throws IOException {
        if (!isSealed(path)) {
            return Files.size(path);
        }
        try (SeekableByteChannel channel = open(path)) {
            return channel.size();
        }
    }

    /** Returns whether a file is sealed. */
    public static boolean isSealed(Path path) throws IOException {
        return keyOf(path).isPresent();
    }

    /** Returns the id of the key that a file is sealed by, as {@code doctor} shows it, if it is known no more. */
    public Optional<String> missingKey(Path path) throws IOException {
        OptionalInt id = keyOf(path);
        return id.isPresent() && cipher(id.getAsInt()).isEmpty()
                ? Optional.of(KeyFile.shown(id.getAsInt()))
                : Optional.empty();
    }

    private static OptionalInt keyOf(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            ByteBuffer head = ByteBuffer.wrap(in.readNBytes(HEAD));
            return head.remaining() == HEAD && Seal.isOn(head.array())
                    ? OptionalInt.of(head.getInt(HEAD - Integer.BYTES))
                    : OptionalInt.empty();
        }
    }

    private OutputStream seal(OutputStream out, Path place) throws IOException {
        try {
            KeysetHandle.Entry primary = file.keys().getPrimary();
            out.write(Seal.mark());
            out.write(ByteBuffer.allocate(Integer.BYTES).putInt(primary.getId()).array());
            return cipher(primary).newEncryptingStream(out, boundTo(place));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a file cannot be sealed", e);
        } catch (IOException | UnusableKey e) {
            out.close();
            throw e;
        }
    }

    @Override
    public SeekableByteChannel open(Path path) throws IOException {
        OptionalInt id = keyOf(path);
        if (id.isEmpty()) {
            throw damaged(path);
        }
        StreamingAead cipher = cipher(id.getAsInt())
                .orElseThrow(() -> new UnreadableTable(
                        "sealed_key_missing",
                        Map.of("file", FileText.name(path), "key", KeyFile.shown(id.getAsInt()))));
        SealedBytes sealed = new SealedBytes(Files.newByteChannel(path), HEAD);
        try {
            SeekableByteChannel opened = cipher.newSeekableDecryptingChannel(sealed, boundTo(path));
            if (opened.size() == 0) {
                // No byte of it is read, by which it would be noticed that the others were cut off.
                sealed.position(0);
                requireNothing(cipher.newDecryptingStream(Channels.newInputStream(sealed), boundTo(path)));
            }
            return new OpenedBytes(opened, sealed, () -> damaged(path));
        } catch (GeneralSecurityException | IOException e) {
            sealed.close();
            if (e instanceof IOException failure && sealed.hasFailedBy(failure)) {
                throw failure;
            }
            throw damaged(path);
        }
    }

    private static void requireNothing(InputStream content) throws IOException {
        if (content.read() >= 0) {
            throw new IOException("not empty");
        }
    }

    private static UnreadableTable damaged(Path path) {
        return new UnreadableTable("sealed_damaged", Map.of("file", FileText.name(path)));
    }

    private Optional<StreamingAead> cipher(int id) {
        Optional<KeysetHandle> keys = file.find();
        for (int i = 0; keys.isPresent() && i < keys.get().size(); i++) {
            KeysetHandle.Entry entry = keys.get().getAt(i);
            if (entry.getId() == id) {
                return Optional.of(cipher(entry));
            }
        }
        return Optional.empty();
    }

    private static StreamingAead cipher(KeysetHandle.Entry entry) {
        try {
            return AesGcmHkdfStreaming.create((AesGcmHkdfStreamingKey) entry.getKey());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key cannot be used", e);
        }
    }

    private static byte[] boundTo(Path place) {
        Path folder = Objects.requireNonNull(place.toAbsolutePath().getParent());
        return (PURPOSE + folder.getFileName() + "/" + place.getFileName()).getBytes(UTF_8);
    }
}
