/**
 * The pages as a reader has them: real runs, the real server, a real browser. Start at
 * {@link tn.segmentation.browser.Visit}, which also says what may never happen during one.
 */
@NullMarked
package tn.segmentation.browser;

import org.jspecify.annotations.NullMarked;
