/** Tables as files that leave the application: CSV and workbooks, in which no text is a formula. */
@NullMarked
package tn.segmentation.app.table;

import org.jspecify.annotations.NullMarked;
