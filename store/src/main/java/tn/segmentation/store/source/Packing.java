package tn.segmentation.store.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Takes the bytes of a text out of those of a file, as often as it is asked to. */
interface Packing extends AutoCloseable {

    /** Bytes that are read at a time. */
    int BLOCK = 1 << 18;

    /** Returns what the table is wrapped in. */
    Container container();

    /** Returns the bytes of the text; closing them closes those of the file. */
    InputStream open(InputStream fileBytes) throws IOException;

    /** Returns the code of the refusal of a file that cannot be unpacked to its end. */
    String damage();

    /** Releases what was needed to open it. */
    @Override
    default void close() {}

    /** Returns the packing of a file that is a text. */
    static Packing none() {
        return new Packing() {
            @Override
            public Container container() {
                return Container.NONE;
            }

            @Override
            public InputStream open(InputStream fileBytes) {
                return fileBytes;
            }

            @Override
            public String damage() {
                return "file_unreadable";
            }
        };
    }

    /** Returns the packing of a file of that name in gzip, of one or several members. */
    static Packing gzip(String file) {
        return new Packing() {
            @Override
            public Container container() {
                return Container.GZIP;
            }

            @Override
            public InputStream open(InputStream fileBytes) throws IOException {
                Counting packed = new Counting(fileBytes);
                try {
                    // Java's own stream takes damage at the beginning of a later member for the end of the file.
                    InputStream unpacking = GzipCompressorInputStream.builder()
                            .setInputStream(new BufferedInputStream(packed, BLOCK))
                            .setDecompressConcatenated(true)
                            .get();
                    return new Expansion(unpacking, file, packed::count);
                } catch (IOException e) {
                    fileBytes.close();
                    throw e;
                }
            }

            @Override
            public String damage() {
                return "gzip_damaged";
            }
        };
    }

    /** Counts the bytes that go through. */
    final class Counting extends BlockFilter {

        private long count;

        Counting(InputStream in) {
            super(in);
        }

        long count() {
            return count;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = in.read(into, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }
}
