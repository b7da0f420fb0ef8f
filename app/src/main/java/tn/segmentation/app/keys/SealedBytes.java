package tn.segmentation.app.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;

/** The bytes of a file behind its head, as if there were no others, to be read only. */
final class SealedBytes extends ReadOnlyBytes {

    private final SeekableByteChannel file;
    private final int head;
    private @Nullable IOException failure;

    SealedBytes(SeekableByteChannel file, int head) throws IOException {
        super(file);
        this.file = file;
        this.head = head;
        file.position(head);
    }

    /** Returns whether the disk is what has failed, rather than whoever makes something of the bytes. */
    boolean hasFailedBy(IOException e) {
        return e == failure;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        try {
            return file.read(into);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public long position() throws IOException {
        return file.position() - head;
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
        file.position(position + head);
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.size() - head;
    }
}
