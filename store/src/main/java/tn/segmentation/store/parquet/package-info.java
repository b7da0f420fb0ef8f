/**
 * A writer of Parquet files, in parallel and in order. Start at {@link tn.segmentation.store.parquet.SlicedColumn},
 * what is written; {@link tn.segmentation.store.parquet.RowGroup} encodes rows of it, one per thread and used again and
 * again; {@link tn.segmentation.store.parquet.ParquetFile} puts encoded groups one after the other.
 *
 * <p>What is written is the format of <a href="https://github.com/apache/parquet-format">parquet-format 2.11</a>: pages
 * of version 2, each compressed where that pays. The same rows give the same bytes, whoever encodes them.
 */
@NullMarked
package tn.segmentation.store.parquet;

import org.jspecify.annotations.NullMarked;
