/**
 * Replaces the key that tokens of customers are made with. Start at {@link tn.segmentation.app.rotation.KeyRotation}.
 */
@NullMarked
package tn.segmentation.app.rotation;

import org.jspecify.annotations.NullMarked;
