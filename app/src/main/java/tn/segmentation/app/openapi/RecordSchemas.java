package tn.segmentation.app.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import tools.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;
import tools.jackson.databind.ser.BeanPropertyWriter;

/**
 * The schema of each record that is an answer, as the mapper writes it: its keys and no other, those that are always
 * there required, and null only where the component may be null and is written all the same. {@code @Nullable} counts
 * within lists and maps too.
 */
@Component
final class RecordSchemas implements ModelConverter, OpenApiCustomizer {

    /** Where schemas stand in the description. */
    static final String PLACE = "#/components/schemas/";

    private static final Map<Class<?>, Plain> PLAIN = Map.ofEntries(
            Map.entry(String.class, new Plain("string", null)),
            Map.entry(Instant.class, new Plain("string", "date-time")),
            Map.entry(boolean.class, new Plain("boolean", null)),
            Map.entry(Boolean.class, new Plain("boolean", null)),
            Map.entry(int.class, new Plain("integer", "int32")),
            Map.entry(Integer.class, new Plain("integer", "int32")),
            Map.entry(long.class, new Plain("integer", "int64")),
            Map.entry(Long.class, new Plain("integer", "int64")),
            Map.entry(float.class, new Plain("number", "float")),
            Map.entry(Float.class, new Plain("number", "float")),
            Map.entry(double.class, new Plain("number", "double")),
            Map.entry(Double.class, new Plain("number", "double")));

    private final JsonMapper mapper;
    private final Map<String, Class<?>> names = new ConcurrentHashMap<>();
    private volatile @Nullable IllegalStateException fault;

    RecordSchemas(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** A type of JSON. */
    private record Plain(String type, @Nullable String format) {

        Schema<?> schema() {
            return typed(type).format(format);
        }
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Class<?> raw = Json.mapper().constructType(type.getType()).getRawClass();
        if (raw.isRecord()) {
            return reference(raw, context);
        }
        return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    }

    /**
     * Describes the record where nobody has yet, and refers to it.
     *
     * @throws IllegalStateException if another record is called the same
     */
    private Schema<?> reference(Class<?> type, ModelConverterContext context) {
        String name = type.getSimpleName();
        Class<?> known = names.putIfAbsent(name, type);
        if (known != null && known != type) {
            throw fault(type + " and " + known + " have one name in the description of the API");
        }
        if (!context.getDefinedModels().containsKey(name)) {
            Schema<?> schema = typed("object");
            context.defineModel(name, schema, type, null);
            schema.setAdditionalProperties(false);
            for (BeanPropertyWriter property : properties(type)) {
                addTo(schema, property, context);
            }
        }
        return new JsonSchema().$ref(PLACE + name);
    }

    private void addTo(Schema<?> schema, BeanPropertyWriter property, ModelConverterContext context) {
        RecordComponent component = component(property);
        boolean isNullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        boolean isLeftOut = isNullable && property.willSuppressNulls();
        Schema<?> value = said(component, context);
        schema.addProperty(property.getName(), isNullable && !isLeftOut ? orNull(value) : value);
        if (!isLeftOut) {
            schema.addRequiredItem(property.getName());
        }
    }

    /** What an annotation says of a component counts where its type says less. */
    private Schema<?> said(RecordComponent component, ModelConverterContext context) {
        var said = component.getAccessor().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        if (said == null) {
            return schema(component.getAnnotatedType(), context);
        }
        if (said.implementation() != Void.class) {
            return schema(said.implementation(), context);
        }
        if (said.allowableValues().length > 0) {
            return words(List.of(said.allowableValues()));
        }
        return typed(said.type());
    }

    /** Describes the type without whether it may be null; what is within a list or a map says so itself. */
    private Schema<?> schema(java.lang.reflect.AnnotatedType type, ModelConverterContext context) {
        if (type instanceof AnnotatedParameterizedType generic
                && generic.getType() instanceof ParameterizedType parameterized
                && parameterized.getRawType() instanceof Class<?> raw) {
            java.lang.reflect.AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
            if (Collection.class.isAssignableFrom(raw)) {
                return typed("array").items(within(arguments[0], context));
            }
            if (Map.class.isAssignableFrom(raw)) {
                return typed("object").additionalProperties(within(arguments[1], context));
            }
        }
        if (type.getType() instanceof Class<?> plain && !(type instanceof AnnotatedArrayType)) {
            return schema(plain, context);
        }
        throw unknown(type.getType());
    }

    private Schema<?> within(java.lang.reflect.AnnotatedType type, ModelConverterContext context) {
        Schema<?> schema = schema(type, context);
        return type.isAnnotationPresent(Nullable.class) ? orNull(schema) : schema;
    }

    private Schema<?> schema(Class<?> type, ModelConverterContext context) {
        if (type.isRecord()) {
            return reference(type, context);
        }
        if (type.isEnum()) {
            return words(Arrays.stream(type.getEnumConstants())
                    .map(constant -> mapper.valueToTree(constant).stringValue())
                    .toList());
        }
        if (type == Object.class) {
            return new JsonSchema();
        }
        Plain plain = PLAIN.get(type);
        if (plain == null) {
            throw unknown(type);
        }
        return plain.schema();
    }

    private List<BeanPropertyWriter> properties(Class<?> type) {
        Found found = new Found();
        mapper.acceptJsonFormatVisitor(type, found);
        return List.copyOf(found.properties);
    }

    private RecordComponent component(BeanPropertyWriter property) {
        Class<?> declaring = property.getMember().getDeclaringClass();
        return Arrays.stream(declaring.getRecordComponents())
                .filter(component ->
                        component.getName().equals(property.getMember().getName()))
                .findFirst()
                .orElseThrow(() -> unknown(declaring));
    }

    private IllegalStateException unknown(Type type) {
        return fault("the description of the API has no word for " + type);
    }

    private IllegalStateException fault(String what) {
        IllegalStateException found = new IllegalStateException(what);
        fault = found;
        return found;
    }

    /**
     * Refuses a description that lacks something: whoever asks for a schema only leaves out what cannot be described.
     *
     * @throws IllegalStateException if a record could not be described
     */
    @Override
    public void customise(OpenAPI api) {
        IllegalStateException found = fault;
        if (found != null) {
            throw new IllegalStateException(found);
        }
    }

    /** Returns the schema of a type of JSON. */
    static Schema<?> typed(String type) {
        return new JsonSchema().types(Set.of(type));
    }

    private static Schema<?> words(List<String> values) {
        JsonSchema schema = new JsonSchema();
        schema.setTypes(Set.of("string"));
        schema.setEnum(List.copyOf(values));
        return schema;
    }

    private static Schema<?> orNull(Schema<?> schema) {
        if (schema.getTypes() == null) {
            return schema.get$ref() == null ? schema : new JsonSchema().anyOf(List.of(schema, typed("null")));
        }
        schema.setTypes(Set.of(schema.getTypes().iterator().next(), "null"));
        return schema;
    }

    /** Collects what the mapper writes of a record. */
    private static final class Found extends JsonFormatVisitorWrapper.Base {

        private final List<BeanPropertyWriter> properties = new ArrayList<>();

        @Override
        public JsonObjectFormatVisitor expectObjectFormat(JavaType type) {
            return new JsonObjectFormatVisitor.Base(getContext()) {
                @Override
                public void property(BeanProperty property) {
                    optionalProperty(property);
                }

                @Override
                public void optionalProperty(BeanProperty property) {
                    properties.add((BeanPropertyWriter) property);
                }
            };
        }
    }
}
