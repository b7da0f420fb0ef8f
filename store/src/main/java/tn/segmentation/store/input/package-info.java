/**
 * From an operator's file to accepted customers and accounted rejects. Start at
 * {@link tn.segmentation.store.input.Customers}, then {@code Reading}. The text of a file, which {@code store.source}
 * hands over, is looked at ({@code Head}, {@code Sample}), then parsed in one pass by a {@code ReadingPlan}, block by
 * block on all threads ({@code ParsedFile}, {@code BlockParser}); the census of all cells decides whether the plan was
 * right. {@code Ids} and {@code Rejections} part the records; {@code NumberColumns}, {@code WordColumn} and
 * {@code BlockRecords} hand on the accepted ones, {@code JudgedText} writes all of them with what was judged.
 */
@NullMarked
package tn.segmentation.store.input;

import org.jspecify.annotations.NullMarked;
