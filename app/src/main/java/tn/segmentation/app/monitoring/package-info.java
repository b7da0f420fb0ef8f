/**
 * How the platform is: for administrators on a page, for a monitor as numbers. Start at
 * {@link tn.segmentation.app.monitoring.Vitals}, from which both come. What a collector of traces is told of requests
 * and commands comes from {@code Tracing}.
 */
@NullMarked
package tn.segmentation.app.monitoring;

import org.jspecify.annotations.NullMarked;
