/**
 * Who may ask for what, and what a browser may do with the answer. Start at
 * {@link tn.segmentation.app.security.WebSecurity}.
 */
@NullMarked
package tn.segmentation.app.security;

import org.jspecify.annotations.NullMarked;
