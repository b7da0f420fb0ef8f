/** DuckDB, opened locked down: for questions about files of runs. It neither reads customers nor writes them. */
@NullMarked
package tn.segmentation.store.duckdb;

import org.jspecify.annotations.NullMarked;
