package tn.segmentation.app.dashboard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tn.segmentation.app.language.Messages;

/** The sentences by which a page tells how far a run is; each has a place where the page puts the number. */
final class RunPace {

    /** Where the number goes. */
    private static final String PLACE = "{count}";

    /** What the command line counts in, but for bytes, which nobody reads. */
    private static final List<String> UNITS =
            List.of("rows", "attempts", "iterations", "steps", "files", "seconds", "figures");

    private RunPace() {}

    /** Returns the sentences by what they count. */
    static Map<String, String> texts(Messages messages) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("bytes", messages.text("web.import.megabytes", Map.of("size", PLACE)));
        UNITS.forEach(unit -> texts.put(unit, messages.text("web.import.pace." + unit, Map.of("count", PLACE))));
        texts.put("of", messages.text("web.import.pace.of", Map.of("done", "{done}", "total", "{total}")));
        texts.put("seconds_left", messages.text("progress.seconds_left", Map.of("count", PLACE)));
        texts.put("minutes_left", messages.text("progress.minutes_left", Map.of("count", PLACE)));
        return texts;
    }
}
