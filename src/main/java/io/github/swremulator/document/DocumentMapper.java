package io.github.swremulator.document;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.github.swremulator.document.Scalars.WrongValueException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.AnnotationIntrospectorPair;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.CollectionType;

/**
 * Reads documents and bodies into records. A component is required unless it is {@link Nullable}; {@link Text} and
 * {@link Whole} limit its value. A record's constructor, or the factory of a type, refuses a value with an {@link
 * IllegalArgumentException} whose message says the form, such as {@code must be …}, or with an {@link
 * InvalidFieldException}.
 */
public final class DocumentMapper {

    /** How strictly a document is read. Malformed text and duplicate fields are always refused; null counts as absent. */
    public enum Strictness {
        /** For documents that people write: unknown fields are refused, YAML's numbers may be names. */
        DOCUMENT,
        /** For bodies of the emulator's own API: unknown fields are refused. */
        BODY,
        /** For bodies of the emulated APIs: unknown fields are ignored, and messages name no place. */
        LENIENT
    }

    /** The name of a request's body in messages. */
    public static final String BODY = "body";

    private final Strictness strictness;
    private final Map<Class<?>, Function<String, ?>> factories;
    private final Map<Class<?>, List<String>> fields = new ConcurrentHashMap<>();
    private final Map<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();
    private final JsonMapper jackson;

    public DocumentMapper(Strictness strictness) {
        this(strictness, Map.of(TimeSpan.class, TimeSpan::parse));
    }

    private DocumentMapper(Strictness strictness, Map<Class<?>, Function<String, ?>> factories) {
        this.strictness = strictness;
        this.factories = factories;
        this.jackson = build();
    }

    /**
     * Returns a copy of this mapper that reads a type by a factory.
     *
     * @param factory throws {@link IllegalArgumentException} with the expected form
     */
    public <T> DocumentMapper with(Class<T> type, Function<String, T> factory) {
        Map<Class<?>, Function<String, ?>> all = new HashMap<>(factories);
        all.put(type, factory);
        return new DocumentMapper(strictness, all);
    }

    /**
     * Opens a document.
     *
     * @param name of the document in messages
     * @throws InvalidDocumentException if it begins with malformed text
     */
    public DocumentReader open(String name, DocumentFormat format, InputStream content) {
        return new DocumentReader(this, name, format, Integer.MAX_VALUE, content);
    }

    /**
     * Opens a document whose tokens are limited: strings, comments and space.
     *
     * @param name of the document in messages
     * @param tokenLength the largest length of a token in JSON, in characters; see {@link DocumentFormat#tokenLength}
     * @throws InvalidDocumentException if it begins with malformed text
     */
    public DocumentReader open(String name, DocumentFormat format, int tokenLength, InputStream content) {
        return new DocumentReader(this, name, format, format.tokenLength(tokenLength), content);
    }

    /**
     * Reads a JSON body.
     *
     * @throws InvalidDocumentException if it is malformed, or not of the type
     */
    public <T> T read(byte[] body, Class<T> type) {
        return read(BODY, body, type);
    }

    /**
     * Reads JSON that is not a body.
     *
     * @param name of the document in messages
     */
    public <T> T read(String name, byte[] content, Class<T> type) {
        try (DocumentReader reader = open(name, DocumentFormat.JSON, new ByteArrayInputStream(content))) {
            T value = reader.read(type);
            reader.end();
            return value;
        }
    }

    Strictness strictness() {
        return strictness;
    }

    JsonMapper jackson() {
        return jackson;
    }

    ObjectReader readerFor(Class<?> type) {
        return readers.computeIfAbsent(type, jackson::readerFor);
    }

    /** Whether values of the type are read from strings. */
    boolean isScalar(Class<?> type) {
        return type == String.class || factories.containsKey(type);
    }

    /** Returns the names of a record's fields in the order of declaration. */
    List<String> fields(Class<?> type) {
        return fields.getOrDefault(type, List.of());
    }

    private JsonMapper build() {
        SimpleModule module = Scalars.module(strictness, factories).setDeserializerModifier(new FieldNames());
        JsonMapper.Builder builder = JsonMapper.builder()
                .addModule(module)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, strictness != Strictness.LENIENT);
        return builder.annotationIntrospector(
                        new AnnotationIntrospectorPair(builder.annotationIntrospector(), new Nullness()))
                .build();
    }

    /** Tells Jackson which components of records are required, and refuses null for these. */
    private static final class Nullness extends NopAnnotationIntrospector {

        @Override
        public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
            return isRequired(member);
        }

        @Override
        public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated member) {
            return isRequired(member) ? JsonSetter.Value.forValueNulls(Nulls.FAIL) : JsonSetter.Value.empty();
        }

        private static boolean isRequired(Annotated member) {
            if (member instanceof AnnotatedParameter parameter
                    && parameter.getDeclaringClass().isRecord()) {
                RecordComponent[] components = parameter.getDeclaringClass().getRecordComponents();
                return !components[parameter.getIndex()].getAnnotatedType().isAnnotationPresent(Nullable.class);
            }
            return false;
        }
    }

    /** Records the fields of each type. */
    private final class FieldNames extends ValueDeserializerModifier {

        @Override
        public List<BeanPropertyDefinition> updateProperties(
                DeserializationConfig config, BeanDescription.Supplier type, List<BeanPropertyDefinition> properties) {
            fields.put(
                    type.getBeanClass(),
                    properties.stream().map(BeanPropertyDefinition::getName).toList());
            return properties;
        }

        @Override
        public ValueDeserializer<?> modifyCollectionDeserializer(
                DeserializationConfig config,
                CollectionType type,
                BeanDescription.Supplier description,
                ValueDeserializer<?> deserializer) {
            return strictness == Strictness.DOCUMENT ? new NonNullList(deserializer) : deserializer;
        }
    }

    /** Refuses null as a list, as {@link Scalars} does as a scalar. */
    private static final class NonNullList extends DelegatingDeserializer {

        NonNullList(ValueDeserializer<?> list) {
            super(list);
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> list) {
            return new NonNullList(list);
        }

        @Override
        public Object getNullValue(DeserializationContext context) {
            throw new WrongValueException(context.getParser(), "must be a list");
        }

        @Override
        public @Nullable Object getAbsentValue(DeserializationContext context) {
            return null;
        }
    }
}
