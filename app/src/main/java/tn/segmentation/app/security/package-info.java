/**
 * Who may ask for what, and what a browser may do with the answer. Start at
 * {@link tn.segmentation.app.security.Routes}, the table; {@link tn.segmentation.app.security.WebSecurity} puts it into
 * force.
 */
@NullMarked
package tn.segmentation.app.security;

import org.jspecify.annotations.NullMarked;
