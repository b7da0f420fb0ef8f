package tn.segmentation.core.data;

/** A named column of a {@link Table}: numbers or categories. */
public sealed interface Column permits NumberColumn, CategoryColumn {

    /** Returns the name, unique in its table. */
    String name();

    /** Returns the number of rows. */
    int size();
}
