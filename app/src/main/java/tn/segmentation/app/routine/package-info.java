/**
 * The monthly routine: files that are dropped into {@code RAW_DATA_PATH/incoming} are taken, judged and segmented by
 * the server itself. Start at {@link tn.segmentation.app.routine.Routine}.
 */
@NullMarked
package tn.segmentation.app.routine;

import org.jspecify.annotations.NullMarked;
