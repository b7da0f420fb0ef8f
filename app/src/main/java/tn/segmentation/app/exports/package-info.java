/**
 * Lists of customers as files, each with a purpose that is kept. Start at {@link tn.segmentation.app.exports.Exports}.
 */
@NullMarked
package tn.segmentation.app.exports;

import org.jspecify.annotations.NullMarked;
