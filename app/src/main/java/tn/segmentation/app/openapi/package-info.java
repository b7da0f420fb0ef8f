/**
 * What the application says of its API in OpenAPI, where reflection on handlers does not tell the truth. Start at
 * {@link tn.segmentation.app.openapi.RecordSchemas}, the bodies; {@link tn.segmentation.app.openapi.DescribedProblems}
 * has the refusals.
 */
@NullMarked
package tn.segmentation.app.openapi;

import org.jspecify.annotations.NullMarked;
