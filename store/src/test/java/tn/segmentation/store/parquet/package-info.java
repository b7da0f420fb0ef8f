/** Tests of the writer of Parquet files; what is written is read back by DuckDB. */
@NullMarked
package tn.segmentation.store.parquet;

import org.jspecify.annotations.NullMarked;
