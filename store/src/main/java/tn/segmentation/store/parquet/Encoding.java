package tn.segmentation.store.parquet;

/** How values are written, and the number by which the format knows it. */
enum Encoding {
    PLAIN(0),
    RLE(3),
    DELTA_BINARY_PACKED(5),
    DELTA_LENGTH_BYTE_ARRAY(6),
    DELTA_BYTE_ARRAY(7),
    RLE_DICTIONARY(8);

    final int code;

    Encoding(int code) {
        this.code = code;
    }
}
