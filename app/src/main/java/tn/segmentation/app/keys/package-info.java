/**
 * The keys of this installation, each a keyset in a {@link tn.segmentation.app.keys.KeyFile} that its owner alone can
 * read, and what is kept under them: {@link tn.segmentation.app.keys.RawFiles},
 * {@link tn.segmentation.app.keys.CustomerTokens}. Nothing here is ever sent anywhere.
 */
@NullMarked
package tn.segmentation.app.keys;

import org.jspecify.annotations.NullMarked;
