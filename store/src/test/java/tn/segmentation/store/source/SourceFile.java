package tn.segmentation.store.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.jspecify.annotations.Nullable;
import tn.segmentation.core.data.Refusal;
import tn.segmentation.core.progress.Progress;

/** A file of a test, and what comes of opening it. */
record SourceFile(Path path) {

    static SourceFile of(Path folder, byte[] bytes) {
        try {
            return new SourceFile(Files.write(Files.createTempFile(folder, "lignes", ".bin"), bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the whole text. */
    String text() {
        return text(FileAnswers.none());
    }

    /** Returns the whole text as one in that encoding; null to find it out. */
    String text(@Nullable Charset told) {
        return text(new FileAnswers(told, null));
    }

    /** Returns the whole text of a file about which that is said. */
    String text(FileAnswers told) {
        FileText text = FileText.of(InputFile.plain(path), told, folder(), Progress.SILENT);
        try (text;
                InputStream in = text.open(done -> {})) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw text.unreadable(e);
        }
    }

    /** Returns the refusal that opening and reading to the end meets. */
    Refusal refusal() {
        return catchThrowableOfType(Refusal.class, () -> {
            FileText text = open();
            try (text;
                    InputStream in = text.open(done -> {})) {
                in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw text.unreadable(e);
            }
        });
    }

    FileText open() {
        return FileText.of(InputFile.plain(path), FileAnswers.none(), folder(), Progress.SILENT);
    }

    private Path folder() {
        return java.util.Objects.requireNonNull(path.toAbsolutePath().getParent());
    }

    /** Returns the refusal that looking at every byte meets. */
    Refusal probing() {
        return catchThrowableOfType(Refusal.class, () -> open().probed(Progress.SILENT));
    }

    static byte[] gzip(Writing content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            content.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Returns a zip of entries that a test makes. */
    static byte[] zip(Entries entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(bytes)) {
            entries.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static void entry(ZipArchiveOutputStream out, String name, byte[] content) throws IOException {
        entry(out, name, content, entry -> {});
    }

    static void entry(ZipArchiveOutputStream out, String name, byte[] content, Consumer<ZipArchiveEntry> change)
            throws IOException {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        change.accept(entry);
        out.putArchiveEntry(entry);
        out.write(content);
        out.closeArchiveEntry();
    }

    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    interface Entries {
        void to(ZipArchiveOutputStream out) throws IOException;
    }
}
