/**
 * Realistic fictitious lines with the truth beside them, to try the product on and to test it with. Start at
 * {@link tn.segmentation.app.sample.Sample}; {@code Kind} is the table of what is planted, {@code Population} the
 * customers of one month, {@code Defect} what is spoilt on purpose, and {@code Draws} the random numbers.
 */
@NullMarked
package tn.segmentation.app.sample;

import org.jspecify.annotations.NullMarked;
