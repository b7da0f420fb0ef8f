/** Tests of questions about customers, over real runs. */
@NullMarked
package tn.segmentation.store.customers;

import org.jspecify.annotations.NullMarked;
