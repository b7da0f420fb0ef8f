/**
 * From raw columns to columns in which distances mean something. Start at {@link tn.segmentation.core.prepare.Scaling},
 * the choice a user makes; {@link tn.segmentation.core.prepare.Transforms} is that choice fitted to a table and frozen.
 */
@NullMarked
package tn.segmentation.core.prepare;

import org.jspecify.annotations.NullMarked;
