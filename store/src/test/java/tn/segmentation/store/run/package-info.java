/** Tests of run folders. Start at {@link tn.segmentation.store.run.RunExamples}, the run that they write. */
@NullMarked
package tn.segmentation.store.run;

import org.jspecify.annotations.NullMarked;
