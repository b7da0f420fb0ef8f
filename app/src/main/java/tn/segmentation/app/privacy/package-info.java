/**
 * What is kept from whoever sees aggregates: numbers of so few customers that somebody could tell who they are. Start
 * at {@link tn.segmentation.app.privacy.SmallCells}.
 */
@NullMarked
package tn.segmentation.app.privacy;

import org.jspecify.annotations.NullMarked;
