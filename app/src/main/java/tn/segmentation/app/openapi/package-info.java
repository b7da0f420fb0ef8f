/**
 * What the application says of its API in OpenAPI, where reflection on handlers does not tell the truth. Start at
 * {@link tn.segmentation.app.openapi.RecordSchemas}, the bodies; {@link tn.segmentation.app.openapi.DescribedProblems}
 * has the refusals, {@link tn.segmentation.app.openapi.ApiReference} titles, requests and examples, and
 * {@link tn.segmentation.app.openapi.ApiDocument} reads it all for a page.
 */
@NullMarked
package tn.segmentation.app.openapi;

import org.jspecify.annotations.NullMarked;
