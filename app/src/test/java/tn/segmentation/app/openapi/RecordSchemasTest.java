package tn.segmentation.app.openapi;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverterContextImpl;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A record that cannot be described is no hole in the description. */
class RecordSchemasTest {

    private final RecordSchemas schemas = new RecordSchemas(JsonMapper.shared());
    private final ModelConverterContextImpl context = new ModelConverterContextImpl(schemas);

    private interface One {
        record Thing(String name) {}
    }

    private interface Other {
        record Thing(int count) {}

        record Strange(Thread thread) {}
    }

    @Test
    void saysThatTwoRecordsHaveOneName() {
        Schema<?> unused = context.resolve(new AnnotatedType(One.Thing.class));
        schemas.customise(new OpenAPI());

        assertThatThrownBy(() -> context.resolve(new AnnotatedType(Other.Thing.class)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> schemas.customise(new OpenAPI()))
                .hasMessageContainingAll(One.Thing.class.getName(), Other.Thing.class.getName());
    }

    @Test
    void saysWhichTypeHasNoWord() {
        assertThatThrownBy(() -> context.resolve(new AnnotatedType(Other.Strange.class)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> schemas.customise(new OpenAPI())).hasMessageContaining(Thread.class.getName());
    }
}
