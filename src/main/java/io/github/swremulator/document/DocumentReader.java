package io.github.swremulator.document;

import io.github.swremulator.document.DocumentMapper.Strictness;
import io.github.swremulator.document.InvalidDocumentException.Kind;
import io.github.swremulator.document.Scalars.WrongValueException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/**
 * Reads a document from beginning to end: objects field by field, lists item by item, and any value as a whole into a record.
 * It is positioned at a value, whose first token is {@link #token()}; at first at the whole document.
 *
 * <p>All methods throw {@link InvalidDocumentException}.
 */
public final class DocumentReader implements AutoCloseable {

    /** In a list that is read as a whole, such as permissions, since it takes memory for each of its values. */
    private static final int MAX_ITEMS = 10_000;

    private final DocumentMapper mapper;
    private final String name;
    private final DocumentParser parser;
    private @Nullable String field;
    private Place fieldPlace;
    private DocumentParser.Node last;

    /** @param tokenLength the largest length of a token, in characters */
    DocumentReader(DocumentMapper mapper, String name, DocumentFormat format, int tokenLength, InputStream content) {
        this.mapper = mapper;
        this.name = name;
        DocumentText text = new DocumentText(name, content, tokenLength, format.bufferLength());
        // A body may contain a document, whose tags and manifests are read one by one, and limited elsewhere.
        int maxItems = mapper.strictness() == Strictness.BODY ? Integer.MAX_VALUE : MAX_ITEMS;
        this.parser = new DocumentParser(name, text, format.parser(text), maxItems);
        next();
        this.last = parser.current();
        this.fieldPlace = last.place();
    }

    /** Returns the first token of the value; {@link JsonToken#NOT_AVAILABLE} at the end, or after the value was read. */
    public JsonToken token() {
        toValue();
        JsonToken token = parser.currentToken();
        return token == null ? JsonToken.NOT_AVAILABLE : token;
    }

    /** Where the value begins, or the document ends. */
    public Place place() {
        return token() == JsonToken.NOT_AVAILABLE
                ? parser.place()
                : parser.current().place();
    }

    /** Where a field of the last value that was read begins; the place of the value if it has no such field. */
    public Place place(String path) {
        return last.find(path).place();
    }

    /** Moves to the object's next field, and returns whether there is one. */
    public boolean nextField() {
        toValue();
        boolean isField = next() == JsonToken.PROPERTY_NAME;
        field = isField ? parser.currentName() : null;
        fieldPlace = parser.place();
        return isField;
    }

    /** Moves to the list's next value, and returns whether there is one. */
    public boolean nextItem() {
        toValue();
        field = null;
        JsonToken token = next();
        return token != null && token != JsonToken.END_ARRAY;
    }

    /** Skips the value; only malformed text and duplicate fields in it are refused. */
    public void skip() {
        toValue();
        bound(parser::skipChildren);
    }

    private void toValue() {
        if (parser.currentToken() == JsonToken.PROPERTY_NAME) {
            next();
        }
    }

    /** The name of the value's field. */
    public String field() {
        return field == null ? "" : field;
    }

    /** Where that name begins. */
    public Place fieldPlace() {
        return fieldPlace;
    }

    /** Creates the exception for a field that is not one of the known ones. */
    public InvalidDocumentException unknownField(Collection<String> known) {
        return new InvalidDocumentException(
                fieldPlace, Kind.UNKNOWN, field(), Spelling.unknown("field", field(), known));
    }

    /** Creates the exception for a value of the wrong type or form. */
    public InvalidDocumentException wrong(String problem) {
        return wrong(parser.current(), "", problem);
    }

    /** Requires that nothing follows. */
    public void end() {
        if (next() != null) {
            throw parser.place().invalid("expected nothing after the document");
        }
    }

    /**
     * Reads a string.
     *
     * @param max its largest length, in characters
     * @param orNumber whether a number is read as it is written
     */
    public String text(int max, boolean orNumber) {
        toScalar();
        return bound(() -> Scalars.text(parser, max, orNumber, true, mapper.strictness()));
    }

    /** Reads a whole number within limits. */
    public long whole(long min, long max) {
        toScalar();
        return bound(() -> Scalars.whole(parser, min, max));
    }

    private void toScalar() {
        toValue();
        last = parser.current();
    }

    /** Reads the value. */
    public <T> T read(Class<T> type) {
        return read(type, value -> value);
    }

    /**
     * Reads and converts the value.
     *
     * @param check throws an {@link IllegalArgumentException}, such as an {@link InvalidFieldException}, to refuse the value
     */
    public <T, R> R read(Class<T> type, Function<T, R> check) {
        if (token() == JsonToken.NOT_AVAILABLE) {
            throw new InvalidDocumentException(place(), Kind.SYNTAX, "", "expected JSON, found nothing");
        }
        if (token() == JsonToken.VALUE_NULL) {
            throw wrong("must be " + expected(type));
        }
        last = parser.current();
        return readLast(type, check);
    }

    /** Reads the whole object around the first field; of that field, only the name may have been read before. */
    public <T> T readObject(Class<T> type) {
        field = null;
        last = parser.object();
        return readLast(type, value -> value);
    }

    private <T, R> R readLast(Class<T> type, Function<T, R> check) {
        parser.keepAll(true);
        try {
            return check.apply(bound(() -> mapper.readerFor(type).readValue(parser)));
        } catch (InvalidFieldException e) {
            throw wrong(last.find(e.field()), e.field(), String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw wrong(last, "", String.valueOf(e.getMessage()));
        } finally {
            parser.keepAll(false);
        }
    }

    private <T> T bound(Supplier<T> step) {
        try {
            return step.get();
        } catch (JacksonIOException e) {
            throw unreadable(e);
        } catch (DatabindException e) {
            throw invalid(last, e);
        } catch (JacksonException e) {
            throw parser.malformed(e);
        }
    }

    private InvalidDocumentException invalid(DocumentParser.Node value, DatabindException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidDocumentException known) {
                return known;
            }
        }
        DocumentParser.Node node = value;
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            DocumentParser.Node next =
                    step.getPropertyName() == null ? node.item(step.getIndex()) : node.field(step.getPropertyName());
            if (step.getPropertyName() != null && (next == null || e instanceof InvalidNullException)) {
                return missing(node, path.toString(), step);
            }
            path.append(step(path, step));
            node = next == null ? node : next;
        }
        return invalid(node, path.toString(), e);
    }

    private static String step(CharSequence path, JacksonException.Reference step) {
        return step.getPropertyName() == null
                ? "[" + step.getIndex() + "]"
                : (path.isEmpty() ? "" : ".") + step.getPropertyName();
    }

    /** A field is often missing because it is misspelt, which Jackson would report last. */
    private InvalidDocumentException missing(
            DocumentParser.Node object, String path, JacksonException.Reference field) {
        InvalidDocumentException unknown =
                field.from() instanceof Class<?> type ? unknown(object, path, mapper.fields(type)) : null;
        if (unknown != null) {
            return unknown;
        }
        String full = path + step(path, field);
        return new InvalidDocumentException(
                at(object.place()),
                Kind.MISSING,
                full,
                "missing field \"" + shown(full, field.getPropertyName()) + "\"");
    }

    private @Nullable InvalidDocumentException unknown(DocumentParser.Node object, String path, List<String> known) {
        if (known.isEmpty() || mapper.strictness() == Strictness.LENIENT) {
            return null;
        }
        for (String field : object.names()) {
            DocumentParser.Node value = object.field(field);
            if (!known.contains(field) && value != null) {
                return unknown(value, path, field, known);
            }
        }
        return null;
    }

    private static InvalidDocumentException unknown(
            DocumentParser.Node value, String path, String field, Collection<String> known) {
        return new InvalidDocumentException(
                value.namePlace(), Kind.UNKNOWN, path, Spelling.unknown("field", field, known));
    }

    private InvalidDocumentException invalid(DocumentParser.Node value, String path, DatabindException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            List<String> known =
                    unknown.getKnownPropertyIds().stream().map(Object::toString).toList();
            return unknown(value, path, unknown.getPropertyName(), known);
        }
        if (e instanceof ValueInstantiationException refused) {
            InvalidDocumentException unknown =
                    unknown(value, path, mapper.fields(refused.getType().getRawClass()));
            return unknown != null ? unknown : refused(value, path, refused);
        }
        if (e instanceof WrongValueException) {
            return wrong(value, path, e.getOriginalMessage());
        }
        if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return wrong(value, path, "must be " + expected(mismatch.getTargetType()) + found());
        }
        throw e;
    }

    private InvalidDocumentException refused(DocumentParser.Node value, String path, ValueInstantiationException e) {
        if (e.getCause() instanceof InvalidFieldException wrong) {
            String problem = String.valueOf(wrong.getMessage());
            return wrong(value.find(wrong.field()), path + (path.isEmpty() ? "" : ".") + wrong.field(), problem);
        }
        if (e.getCause() instanceof IllegalArgumentException wrong) {
            return wrong(value, path, wrong.getMessage() + found());
        }
        throw e;
    }

    private InvalidDocumentException wrong(DocumentParser.Node value, String path, String problem) {
        String subject = field != null && (path.isEmpty() || path.startsWith("[")) ? field + path : path;
        return new InvalidDocumentException(at(value.place()), Kind.WRONG_VALUE, subject, sentence(subject, problem));
    }

    private static String sentence(String subject, String problem) {
        if (subject.isEmpty()) {
            return problem.startsWith("must be ") ? "expected " + problem.substring("must be ".length()) : problem;
        }
        return subject + (problem.startsWith("must ") ? " " : ": ") + problem;
    }

    /** Shows nothing in lenient mode, where the value may be a misplaced password. */
    private String found() {
        return mapper.strictness() == Strictness.LENIENT ? "" : Scalars.found(parser);
    }

    private @Nullable Place at(Place place) {
        return mapper.strictness() == Strictness.LENIENT ? null : place;
    }

    private String shown(String path, String name) {
        return mapper.strictness() == Strictness.LENIENT ? path : name;
    }

    private String expected(Class<?> type) {
        if (type.isEnum()) {
            String[] names = mapper.jackson().convertValue(type.getEnumConstants(), String[].class);
            return "one of " + List.of(names);
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return type == Double.class || type == double.class ? "a number" : "a whole number";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        return mapper.isScalar(type) ? "a string" : "an object";
    }

    private @Nullable JsonToken next() {
        try {
            return parser.nextToken();
        } catch (JacksonIOException e) {
            throw unreadable(e);
        }
    }

    private InvalidDocumentException unreadable(JacksonIOException e) {
        return new InvalidDocumentException(Place.of(name), "cannot be read", e);
    }

    @Override
    public void close() {
        parser.close();
    }
}
