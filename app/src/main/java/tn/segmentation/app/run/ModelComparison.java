package tn.segmentation.app.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds where two {@code model.json} differ first. */
final class ModelComparison {

    private final JsonNode recorded;
    private final JsonNode replayed;

    ModelComparison(byte[] recorded, byte[] replayed) {
        this.recorded = JsonMapper.shared().readTree(recorded);
        this.replayed = JsonMapper.shared().readTree(replayed);
    }

    /**
     * A place in the file.
     *
     * @param place words from the outside in: {@code segments, S2, center, age}
     * @param recorded value there, as JSON; empty where there is none
     * @param replayed value there, as JSON; empty where there is none
     */
    record Place(String place, String recorded, String replayed) {}

    /** Returns the first place; empty if only the way it is written differs. */
    Optional<Place> first() {
        return first(recorded, replayed, List.of());
    }

    private Optional<Place> first(JsonNode a, JsonNode b, List<String> path) {
        if (a.equals(b)) {
            return Optional.empty();
        }
        if (a.isObject() && b.isObject()) {
            return Stream.concat(a.propertyNames().stream(), new TreeSet<>(b.propertyNames()).stream())
                    .distinct()
                    .flatMap(name -> first(a.path(name), b.path(name), with(path, name)).stream())
                    .findFirst();
        }
        if (a.isArray() && b.isArray() && a.size() == b.size()) {
            for (int i = 0; i < a.size(); i++) {
                Optional<Place> found = first(a.get(i), b.get(i), with(path, element(a.get(i), i, path)));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.of(new Place(String.join(", ", path), written(a), written(b)));
    }

    /** Coordinates are called as their feature, transforms and segments as they call themselves. */
    private String element(JsonNode element, int position, List<String> path) {
        if (!path.isEmpty() && path.get(path.size() - 1).equals("center")) {
            return recorded.path("features").path(position).asString(Integer.toString(position + 1));
        }
        String number = Integer.toString(position + 1);
        return element.path("feature").asString(element.path("label").asString(number));
    }

    private static List<String> with(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }

    private static String written(JsonNode node) {
        return node.isMissingNode() ? "" : node.toString();
    }
}
