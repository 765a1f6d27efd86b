package io.github.swremulator.control.session;

import io.github.swremulator.control.RefusedException;
import io.github.swremulator.registry.CatalogVisitor;
import io.github.swremulator.seed.SeedDocuments;
import io.github.swremulator.seed.SeedFormat;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a session is seeded with.
 *
 * @param name what messages call it, {@code seed} or {@code body}; or one of {@link SeedDocuments#WORDS}
 * @param document null for a word
 */
record SessionSeed(String name, @Nullable String document, SeedFormat format) {

    private static final String MEMBER = "seed";
    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * Reads a text that is a document or a word, or an object that is a document.
     *
     * @param body in which the member stands
     */
    static SessionSeed of(JsonNode member, byte[] body) {
        if (member.isObject()) {
            return new SessionSeed("body", inItsPlace(new String(body, StandardCharsets.UTF_8)), SeedFormat.JSON);
        }
        if (!member.isString()) {
            throw new RefusedException(
                    "seed: a document, as a text or an object, or one of " + words() + " was expected");
        }
        String text = member.stringValue();
        return SeedDocuments.WORDS.contains(text)
                ? new SessionSeed(text, null, SeedFormat.YAML)
                : new SessionSeed(MEMBER, text, isJson(text) ? SeedFormat.JSON : SeedFormat.YAML);
    }

    private static String words() {
        return String.join(" and ", SeedDocuments.WORDS.stream().sorted().toList());
    }

    /** Of JSON only objects are documents; YAML takes most of it, but no tabs. */
    private static boolean isJson(String text) {
        if (!text.stripLeading().startsWith("{")) {
            return false;
        }
        try {
            return JSON.readTree(text).isObject();
        } catch (JacksonException e) {
            return false;
        }
    }

    /** The body with nothing but the object in it, where it stands, so that lines and columns are those of the body. */
    private static String inItsPlace(String body) {
        try (JsonParser parser = JSON.createParser(body)) {
            parser.nextToken();
            while (!MEMBER.equals(parser.nextName())) {
                parser.nextToken();
                parser.skipChildren();
            }
            parser.nextToken();
            int begin = offset(parser.currentTokenLocation());
            parser.skipChildren();
            int end = offset(parser.currentTokenLocation());
            String before = body.substring(0, begin).replaceAll("[^\\n]", " ");
            return before + body.substring(begin, end + 1);
        } catch (JacksonException e) {
            throw new RefusedException("the body was expected in UTF-8, without a byte order mark");
        }
    }

    private static int offset(TokenStreamLocation location) {
        return Math.toIntExact(location.getCharOffset());
    }

    /** Hands it to who opens a session with it, as long as the client is there. */
    <T> T applied(SeedDocuments documents, Function<Consumer<CatalogVisitor>, T> open, BooleanSupplier isClientGone) {
        return document == null
                ? documents.apply(open, name)
                : documents.apply(open, name, document.getBytes(StandardCharsets.UTF_8), format, isClientGone);
    }
}
