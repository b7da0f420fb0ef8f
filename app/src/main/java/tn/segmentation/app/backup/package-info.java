/**
 * Backups: everything that cannot be had back otherwise, coherent, encrypted, and proved by restoring it. Start at
 * {@link tn.segmentation.app.backup.Backups}.
 */
@NullMarked
package tn.segmentation.app.backup;

import org.jspecify.annotations.NullMarked;
