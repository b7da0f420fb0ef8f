package tn.segmentation.app.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The keys of a JSON as a list that people read: {@code runs[].publication.by}. It ends where an object is within
 * itself, or has keys of its own choosing ({@code answers.reading.*}).
 */
final class SchemaKeys {

    private final JsonNode document;
    private final List<ApiKey> keys = new ArrayList<>();

    private SchemaKeys(JsonNode document) {
        this.document = document;
    }

    /**
     * Returns the keys of a schema, each before those within it.
     *
     * @param document that has the schemas to which it refers
     */
    static List<ApiKey> of(JsonNode schema, JsonNode document) {
        SchemaKeys found = new SchemaKeys(document);
        found.add("", schema, Set.of());
        return List.copyOf(found.keys);
    }

    private void add(String place, JsonNode schema, Set<String> within) {
        String reference = schema.path("$ref").stringValue("");
        if (!reference.isEmpty()) {
            if (!within.contains(reference)) {
                Set<String> deeper = new TreeSet<>(within);
                deeper.add(reference);
                add(place, document.at(reference.substring(1)), deeper);
            }
            return;
        }
        for (String choice : List.of("oneOf", "anyOf")) {
            schema.path(choice).forEach(one -> add(place, one, within));
        }
        if (schema.has("items")) {
            add(place + "[]", schema.path("items"), within);
        }
        if (schema.path("additionalProperties").isObject()) {
            String any = place.isEmpty() ? "*" : place + ".*";
            addKey(any, schema.path("additionalProperties"), false);
            add(any, schema.path("additionalProperties"), within);
        }
        Set<String> required =
                schema.path("required").valueStream().map(JsonNode::stringValue).collect(Collectors.toSet());
        schema.path("properties").properties().forEach(property -> {
            String name = place.isEmpty() ? property.getKey() : place + "." + property.getKey();
            addKey(name, property.getValue(), required.contains(property.getKey()));
            add(name, property.getValue(), within);
        });
    }

    private void addKey(String name, JsonNode schema, boolean isRequired) {
        Set<String> types = types(schema);
        boolean isNullable = types.remove("null");
        keys.add(new ApiKey(name, List.copyOf(types), words(schema), isRequired, isNullable));
    }

    private Set<String> types(JsonNode schema) {
        Set<String> types = new TreeSet<>();
        String reference = schema.path("$ref").stringValue("");
        if (!reference.isEmpty()) {
            types.addAll(types(document.at(reference.substring(1))));
        }
        schema.path("anyOf").forEach(one -> types.addAll(types(one)));
        schema.path("oneOf").forEach(one -> types.addAll(types(one)));
        JsonNode type = schema.path("type");
        if (type.isString()) {
            types.add(type.stringValue());
        }
        type.forEach(one -> types.add(one.stringValue()));
        return types;
    }

    private static List<String> words(JsonNode schema) {
        return schema.path("enum").valueStream().map(JsonNode::asString).toList();
    }
}
