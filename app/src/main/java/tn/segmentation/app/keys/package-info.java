/**
 * The keys of this installation, each a keyset in a {@link tn.segmentation.app.keys.KeyFile} that its owner alone can
 * read, and what files are kept under one: {@link tn.segmentation.app.keys.RawFiles}. Nothing here is ever sent
 * anywhere.
 */
@NullMarked
package tn.segmentation.app.keys;

import org.jspecify.annotations.NullMarked;
