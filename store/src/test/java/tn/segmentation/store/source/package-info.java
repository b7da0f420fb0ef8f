/** Tests of files of any kind. Start at {@link tn.segmentation.store.source.SourceFile}, what they open. */
@NullMarked
package tn.segmentation.store.source;

import org.jspecify.annotations.NullMarked;
