/** DuckDB, opened locked down. Everything in this module reaches it through here. */
@NullMarked
package tn.segmentation.store.duckdb;

import org.jspecify.annotations.NullMarked;
