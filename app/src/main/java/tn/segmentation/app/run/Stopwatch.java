package tn.segmentation.app.run;

import java.util.LinkedHashMap;
import java.util.Map;
import tn.segmentation.app.operations.Uptime;

/** Seconds per stage, to the millisecond. */
final class Stopwatch {

    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private long started = System.nanoTime();

    /** Notes the time since this process started under {@code start}: what it took before there was anything to do. */
    void sinceStart() {
        put("start", Uptime.seconds());
        restart();
    }

    /** Notes the time since the last call, or since the start, under a name. */
    void lap(String stage) {
        long now = System.nanoTime();
        put(stage, (now - started) / 1e9);
        started = now;
    }

    /** Takes over what somebody else measured. */
    void put(String stage, double value) {
        seconds.put(stage, Math.rint(value * 1000) / 1000);
    }

    /** Forgets the time since the last call. */
    void restart() {
        started = System.nanoTime();
    }

    Map<String, Double> seconds() {
        return seconds;
    }
}
