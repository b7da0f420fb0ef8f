/**
 * The application, a package per feature. Start at {@link tn.segmentation.app.SegmentationApplication}, the web server:
 * {@code dashboard} draws the pages, {@code insight} serves the numbers that they show, {@code security} decides who
 * may ask.
 */
@NullMarked
package tn.segmentation.app;

import org.jspecify.annotations.NullMarked;
