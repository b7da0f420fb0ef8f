package tn.segmentation.app.dataset;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import tn.segmentation.app.keys.RawFiles;

/**
 * A file that has arrived with a request, and stands where it was written as it came: on the disk where it stays, and
 * sealed if it is kept sealed.
 *
 * @param id of the dataset that it may become; a seal is bound to it
 * @param part of the form
 * @param name that its sender gives it; null for none
 * @param type that its sender says it is of; null for none
 * @param bytes that its sender has sent
 * @param path where it stands until it is taken
 * @param raw how it is kept
 */
record ArrivedFile(
        String id,
        String part,
        @Nullable String name,
        @Nullable String type,
        long bytes,
        Path path,
        RawFiles raw) implements MultipartFile {

    @Override
    public String getName() {
        return part;
    }

    @Override
    public @Nullable String getOriginalFilename() {
        return name;
    }

    @Override
    public @Nullable String getContentType() {
        return type;
    }

    @Override
    public boolean isEmpty() {
        return bytes == 0;
    }

    @Override
    public long getSize() {
        return bytes;
    }

    @Override
    public byte[] getBytes() throws IOException {
        try (InputStream in = getInputStream()) {
            return in.readAllBytes();
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return raw.read(path);
    }

    /** Moves it, such as it is kept: once, and to a file of its name in a folder of its id if it is to be opened. */
    @Override
    public void transferTo(Path target) throws IOException {
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void transferTo(File target) throws IOException {
        transferTo(target.toPath());
    }
}
