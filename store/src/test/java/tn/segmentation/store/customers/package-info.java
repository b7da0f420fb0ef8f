@NullMarked
package tn.segmentation.store.customers;

import org.jspecify.annotations.NullMarked;
