package tn.segmentation.app.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** Bytes that are read out of others, never written. */
abstract class ReadOnlyBytes implements SeekableByteChannel {

    private final SeekableByteChannel source;

    /** Stands on others, which are closed with it. */
    ReadOnlyBytes(SeekableByteChannel source) {
        this.source = source;
    }

    @Override
    public final int write(ByteBuffer from) {
        throw new NonWritableChannelException();
    }

    @Override
    public final SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public final boolean isOpen() {
        return source.isOpen();
    }

    @Override
    public final void close() throws IOException {
        source.close();
    }
}
