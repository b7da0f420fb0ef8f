/**
 * The words and the number formats of every language that users read. Start at
 * {@link tn.segmentation.app.language.Messages}.
 */
@NullMarked
package tn.segmentation.app.language;

import org.jspecify.annotations.NullMarked;
