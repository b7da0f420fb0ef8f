package tn.segmentation.app.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.function.Supplier;
import tn.segmentation.store.source.UnreadableTable;

/** What a sealed file holds. Bytes that were altered are never handed over: whoever reads them is refused. */
final class OpenedBytes extends ReadOnlyBytes {

    private final SeekableByteChannel opened;
    private final SealedBytes sealed;
    private final Supplier<UnreadableTable> damaged;

    /**
     * Hands over what is opened.
     *
     * @param damaged says what is thrown where the bytes are not what was written
     */
    OpenedBytes(SeekableByteChannel opened, SealedBytes sealed, Supplier<UnreadableTable> damaged) {
        super(opened);
        this.opened = opened;
        this.sealed = sealed;
        this.damaged = damaged;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        try {
            // Where nothing is left, what Tink opens says for ever that nothing has come yet.
            return opened.position() >= opened.size() ? -1 : opened.read(into);
        } catch (IOException e) {
            if (sealed.hasFailedBy(e)) {
                throw e;
            }
            throw damaged.get();
        }
    }

    @Override
    public long position() throws IOException {
        return opened.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
        opened.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return opened.size();
    }
}
