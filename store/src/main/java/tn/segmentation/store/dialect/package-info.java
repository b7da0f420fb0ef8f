/**
 * How a text is cut into records and cells, and where its records begin. Start at
 * {@link tn.segmentation.store.dialect.Head}: {@code DialectProbe} finds the {@code Dialect} in the first records,
 * {@code HeaderSearch} their header by {@code HeaderEvidence}. {@code Records} goes through a text record by record;
 * {@code store.input} has a faster way, block by block.
 */
@NullMarked
package tn.segmentation.store.dialect;

import org.jspecify.annotations.NullMarked;
