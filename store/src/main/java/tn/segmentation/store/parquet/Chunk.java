package tn.segmentation.store.parquet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One column of a row group, encoded.
 *
 * @param from where it begins in the bytes of the group
 * @param to where it ends
 * @param dictionary how many of its bytes are a dictionary, in front; 0 without one
 * @param codec of its pages
 * @param encodings of its pages
 * @param levels values, missing ones counted; in a column of lists, an empty list counts as one
 * @param plainBytes size of the pages before compression
 * @param statistics what is known of the values
 */
record Chunk(
        int from,
        int to,
        int dictionary,
        Codec codec,
        List<Encoding> encodings,
        int levels,
        long plainBytes,
        Statistics statistics) {

    int length() {
        return to - from;
    }

    /** How pages are compressed, and the number by which the format knows it. */
    enum Codec {
        UNCOMPRESSED(0),
        ZSTD(6);

        final int code;

        Codec(int code) {
            this.code = code;
        }
    }

    /**
     * What a reader may know without reading.
     *
     * @param missing values that are missing; -1 where that is not said
     * @param least the smallest value as it stands in a plain page, texts without their length; null where not known
     * @param most the largest value; null where not known
     */
    record Statistics(int missing, byte @Nullable [] least, byte @Nullable [] most) {

        static final Statistics NONE = new Statistics(-1, null, null);
    }
}
