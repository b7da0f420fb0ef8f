package tn.segmentation.core.cluster;

/** Whether this JVM was started with the Vector API, which is an incubator module up to Java 25 at least. */
final class VectorModule {

    private static final boolean PRESENT =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    private VectorModule() {}

    static boolean isPresent() {
        return PRESENT;
    }

    /** Returns a scan by the Vector API; only where {@link #isPresent}. */
    static BlockScan scan(int dimensions) {
        try {
            // by name: the class is compiled apart, and cannot even be loaded where the module is missing
            return Class.forName("tn.segmentation.core.cluster.VectorScan")
                    .asSubclass(BlockScan.class)
                    .getDeclaredConstructor(int.class)
                    .newInstance(dimensions);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the scan by the Vector API cannot be made", e);
        }
    }
}
