package tn.segmentation.app.run;

import java.lang.management.ManagementFactory;

/** How much of this machine's memory DuckDB may take beside the heap. */
public final class Memory {

    private static final long MOST = 4L << 30;
    private static final long LEAST = 256L << 20;

    private Memory() {}

    /** Returns a quarter of the memory of this machine or container, between 256 MB and 4 GB. */
    public static long forDuckDb() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? Math.max(LEAST, Math.min(MOST, system.getTotalMemorySize() / 4))
                : LEAST;
    }
}
