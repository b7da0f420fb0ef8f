/**
 * Customer segmentation in plain Java: tables of customers in, explained segments out. Start at
 * {@link tn.segmentation.core.engine}.
 */
module tn.segmentation.core {
    // Annotations for the compiler alone. They stand in exported signatures, so readers of the module get them too.
    requires static transitive org.jspecify;

    // Used where the JVM was started with it.
    requires static jdk.incubator.vector;

    exports tn.segmentation.core.cluster;
    exports tn.segmentation.core.data;
    exports tn.segmentation.core.engine;
    exports tn.segmentation.core.explain;
    exports tn.segmentation.core.prepare;
    exports tn.segmentation.core.progress;
    exports tn.segmentation.core.validity;
}
