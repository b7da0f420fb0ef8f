/**
 * Tells a webhook and people by mail what became of the files of the watched folder. Start at
 * {@link tn.segmentation.app.notification.Notifications}.
 */
@NullMarked
package tn.segmentation.app.notification;

import org.jspecify.annotations.NullMarked;
