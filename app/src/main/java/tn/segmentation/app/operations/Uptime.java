package tn.segmentation.app.operations;

import java.lang.management.ManagementFactory;

/** How long this process has been running. The first look takes some hundredths of a second, and may be taken early. */
public final class Uptime {

    private static final long STARTED = ManagementFactory.getRuntimeMXBean().getStartTime();

    private Uptime() {}

    /** Returns the seconds since the JVM started, to the millisecond. */
    public static double seconds() {
        return (System.currentTimeMillis() - STARTED) / 1000.0;
    }
}
