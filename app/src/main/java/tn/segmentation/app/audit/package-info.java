/**
 * Who did what, when, from where and what for, in lines of which none can be changed or left out unnoticed. Start at
 * {@link tn.segmentation.app.audit.Audit}, which keeps them, and {@link tn.segmentation.app.audit.OpenAct}, by which an
 * act is written down before it is done.
 */
@NullMarked
package tn.segmentation.app.audit;

import org.jspecify.annotations.NullMarked;
