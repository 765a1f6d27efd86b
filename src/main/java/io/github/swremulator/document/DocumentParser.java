package io.github.swremulator.document;

import io.github.swremulator.document.InvalidDocumentException.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.SerializableString;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.JsonParserDelegate;

/** Remembers the place of each value, refuses duplicate fields, and reports malformed text at its place. */
final class DocumentParser extends JsonParserDelegate {

    /** Where a parser's message begins to name its own classes, features and events. */
    private static final Pattern INTERNALS =
            Pattern.compile("`|\\[Source|\\(?java\\.|Version\\{|Feature '|got this instead");

    private static final Pattern LAST_PART = Pattern.compile("(?: \\(|[,:;] )[^():;]*$");
    private static final String MALFORMED = "expected well-formed text";

    private final String file;
    private final DocumentText text;
    private final int maxItems;
    private final Deque<Node> open = new ArrayDeque<>();
    private Node current;
    private @Nullable Node ended;
    private boolean keepsAll;

    /** The places of a value and of the values in it, as far as they are kept. */
    static final class Node {

        private final Place name;
        private Place place;
        private @Nullable Map<String, Node> fields;
        private @Nullable List<Node> items;
        private @Nullable Node unread;

        Node(Place place) {
            this.name = place;
            this.place = place;
        }

        /** Where the value begins. */
        Place place() {
            return place;
        }

        /** Where the name of the field with this value begins. */
        Place namePlace() {
            return name;
        }

        /** Finds the value at a path such as {@code parts[1].name}, or the nearest one around it. */
        Node find(String path) {
            Node found = this;
            for (String step : StringUtils.tokenizeToStringArray(path, ".[")) {
                Node next = step.endsWith("]")
                        ? found.item(Integer.parseInt(step.substring(0, step.length() - 1)))
                        : found.field(step);
                if (next == null) {
                    return found;
                }
                found = next;
            }
            return found;
        }

        @Nullable
        Node field(String name) {
            return fields == null ? null : fields.get(name);
        }

        @Nullable
        Node item(int index) {
            return items == null || index < 0 || index >= items.size() ? null : items.get(index);
        }

        Iterable<String> names() {
            return fields == null ? List.of() : fields.keySet();
        }
    }

    /** @param maxItems the largest size of a list that is read as a whole */
    DocumentParser(String file, DocumentText text, JsonParser parser, int maxItems) {
        super(parser);
        this.file = file;
        this.text = text;
        this.maxItems = maxItems;
        this.current = new Node(new Place(file, 1, 1));
    }

    /** Returns the last value that was begun, or the last object or list that was ended. */
    Node current() {
        return current;
    }

    /** Returns the object or list that is being read. */
    Node object() {
        return open.element();
    }

    /** Sets whether the places of all values are kept, or only those in the open objects and lists. */
    void keepAll(boolean keepsAll) {
        this.keepsAll = keepsAll;
    }

    @Override
    public @Nullable JsonToken nextToken() {
        JsonToken token = wellFormed(delegate::nextToken);
        text.tokenWasRead();
        if (token != null) {
            follow(token);
        }
        return token;
    }

    private void follow(JsonToken token) {
        if (ended != null && !keepsAll) {
            ended.fields = null;
            ended.items = null;
            ended = null;
        }
        switch (token) {
            case PROPERTY_NAME -> addField(place());
            case START_OBJECT, START_ARRAY -> open.push(begin());
            case END_OBJECT, END_ARRAY -> end();
            default -> begin();
        }
    }

    private void addField(Place place) {
        Node object = open.element();
        String name = currentName();
        if (object.fields == null) {
            object.fields = new HashMap<>();
        }
        Node field = new Node(place);
        Node first = object.fields.putIfAbsent(name, field);
        if (first != null) {
            throw new InvalidDocumentException(
                    place, Kind.DUPLICATE, name, "duplicate field \"" + name + "\", first at " + first.name);
        }
        object.unread = field;
    }

    private Node begin() {
        Node parent = open.peek();
        if (parent == null || parent.unread == null) {
            current = new Node(place());
            if (parent != null && keepsAll) {
                parent.items = parent.items == null ? new ArrayList<>() : parent.items;
                if (parent.items.size() == maxItems) {
                    throw new InvalidDocumentException(
                            current.place, Kind.SYNTAX, "", "expected at most " + maxItems + " items in a list");
                }
                parent.items.add(current);
            }
        } else {
            current = parent.unread;
            current.place = place();
            parent.unread = null;
        }
        return current;
    }

    private void end() {
        current = open.pop();
        ended = current;
    }

    @Override
    public @Nullable JsonToken nextValue() {
        JsonToken token = nextToken();
        return token == JsonToken.PROPERTY_NAME ? nextToken() : token;
    }

    @Override
    public @Nullable String nextName() {
        return nextToken() == JsonToken.PROPERTY_NAME ? currentName() : null;
    }

    @Override
    public boolean nextName(SerializableString name) {
        return name.getValue().equals(nextName());
    }

    @Override
    public int nextNameMatch(PropertyNameMatcher matcher) {
        String name = nextName();
        if (name != null) {
            return matcher.matchName(name);
        }
        return hasToken(JsonToken.END_OBJECT)
                ? PropertyNameMatcher.MATCH_END_OBJECT
                : PropertyNameMatcher.MATCH_ODD_TOKEN;
    }

    @Override
    public JsonParser skipChildren() {
        int depth = 0;
        do {
            JsonToken token = currentToken();
            depth += token == null ? -depth : token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        } while (depth > 0 && nextToken() != null);
        return this;
    }

    @Override
    public String currentName() {
        return wellFormed(delegate::currentName);
    }

    /** The parser reads the characters of a string lazily, and may find them malformed here. */
    @Override
    public String getString() {
        return wellFormed(delegate::getString);
    }

    /** Where the current token begins. */
    Place place() {
        return Place.of(file, delegate.currentTokenLocation());
    }

    private <T extends @Nullable Object> T wellFormed(Supplier<T> step) {
        try {
            return step.get();
        } catch (JacksonIOException | InvalidDocumentException e) {
            throw e;
        } catch (JacksonException e) {
            throw malformed(e);
        } catch (RuntimeException e) {
            // The parsers fail in this way on some malicious text.
            throw malformed(delegate.currentLocation(), MALFORMED);
        }
    }

    InvalidDocumentException malformed(JacksonException e) {
        TokenStreamLocation location = e.getLocation();
        return malformed(location == null ? delegate.currentLocation() : location, problem(e));
    }

    private InvalidDocumentException malformed(TokenStreamLocation location, String problem) {
        return new InvalidDocumentException(Place.of(file, location), Kind.SYNTAX, "", problem);
    }

    /** The parser's message without its internals. */
    private static String problem(JacksonException e) {
        String message = e.getOriginalMessage() == null ? "" : e.getOriginalMessage();
        Matcher internals = INTERNALS.matcher(message);
        String problem = internals.find()
                ? LAST_PART.matcher(message.substring(0, internals.start())).replaceFirst("")
                : message;
        return problem.isBlank() ? MALFORMED : problem.strip();
    }
}
