package io.github.swremulator.seed;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;

/** The tokens of one file, each with its place. What is no token is refused at its place. */
final class SeedTokens {

    private final String file;
    private final SeedText text;
    private final JsonParser parser;
    private final SeedValue value;

    private SeedTokens(String file, SeedText text, JsonParser parser) {
        this.file = file;
        this.text = text;
        this.parser = parser;
        this.value = new SeedValue(this, parser);
    }

    /** Reads a file's tokens. */
    interface Grammar {
        void read(SeedTokens tokens);
    }

    /**
     * Opens a file for as long as it is read.
     *
     * @throws BrokenSeedException when it cannot be read, or the grammar finds something else than it expects
     */
    static void read(String file, SeedFormat format, InputStreamOpener content, Grammar grammar) {
        try (InputStream bytes = content.open();
                SeedText text = new SeedText(file, bytes, format);
                JsonParser parser = format.parser(text)) {
            grammar.read(new SeedTokens(file, text, parser));
        } catch (IOException | JacksonIOException e) {
            throw new BrokenSeedException(file, "cannot be read", e);
        }
    }

    /** Opens what is to be read. */
    interface InputStreamOpener {
        InputStream open() throws IOException;
    }

    /** Moves on; answers null at the end. */
    @Nullable
    JsonToken next() {
        JsonToken token = read(JsonParser::nextToken);
        text.tokenWasRead();
        return token;
    }

    /** Asks the parser, which looks at a token's text only when it is asked for it. */
    <T extends @Nullable Object> T read(Function<JsonParser, T> question) {
        try {
            return question.apply(parser);
        } catch (JacksonIOException | BrokenSeedException e) {
            throw e;
        } catch (JacksonException e) {
            throw (e.getLocation() == null ? Place.of(file, parser.currentLocation()) : Place.of(file, e.getLocation()))
                    .broken(MalformedText.problem(e));
        } catch (RuntimeException e) {
            // The parsers are not ours, and were found to fail so on texts made to break them.
            throw new BrokenSeedException(
                    Place.of(file, parser.currentLocation()).toString(), "expected a well-formed text", e);
        }
    }

    /** The token that was read last, or one that is none. */
    JsonToken current() {
        JsonToken token = parser.currentToken();
        return token == null ? JsonToken.NOT_AVAILABLE : token;
    }

    /** The name of the member that was read, or that the current value is of. */
    String name() {
        return read(JsonParser::currentName);
    }

    SeedValue value() {
        return value;
    }

    /** Where the token that was read last begins. */
    Place place() {
        return Place.of(file, parser.currentTokenLocation());
    }

    /** Passes over the value that begins here, with all that is in it. */
    void skip() {
        int depth = 0;
        do {
            JsonToken token = current();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        } while (depth > 0 && next() != null);
    }
}
