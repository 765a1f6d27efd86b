package io.github.swremulator.control.session;

import io.github.swremulator.document.DocumentFormat;
import io.github.swremulator.document.DocumentMapper;
import io.github.swremulator.document.DocumentMapper.Strictness;
import io.github.swremulator.document.InvalidFieldException;
import io.github.swremulator.registry.CatalogVisitor;
import io.github.swremulator.registry.world.SessionName;
import io.github.swremulator.seed.SeedDocuments;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A session to open: {@code {"name":"checkout-42","seed":"group/app: [v1]"}}, or nothing.
 *
 * @param name null for a generated one
 * @param seed null for the seed of the default session
 */
record SessionRequest(@Nullable SessionName name, @Nullable Seed seed) {

    private static final DocumentMapper DOCUMENTS =
            new DocumentMapper(Strictness.BODY).with(SessionName.class, SessionName::new);
    private static final JsonMapper JSON = JsonMapper.shared();

    /** The fields of the body. */
    record Body(@Nullable SessionName name, @Nullable JsonNode seed) {

        Body {
            if (seed != null && !seed.isString() && !seed.isObject() && !seed.isNull()) {
                throw new InvalidFieldException(
                        "seed",
                        "must be a document, as a string or an object, or one of "
                                + SeedDocuments.WORDS.stream().sorted().toList());
            }
        }
    }

    /**
     * The seed of a session.
     *
     * @param name the name in messages, {@code seed} or {@code body}; or one of {@link SeedDocuments#WORDS}
     * @param document null for one of the words
     */
    record Seed(String name, @Nullable String document, DocumentFormat format) {

        private static Seed of(String string) {
            return SeedDocuments.WORDS.contains(string)
                    ? new Seed(string, null, DocumentFormat.YAML)
                    : new Seed("seed", string, isObject(string) ? DocumentFormat.JSON : DocumentFormat.YAML);
        }

        /** YAML accepts most of JSON, but no tabs. */
        private static boolean isObject(String string) {
            try {
                return string.stripLeading().startsWith("{")
                        && JSON.readTree(string).isObject();
            } catch (JacksonException e) {
                return false;
            }
        }

        /** The object in the body, after blanks, so that lines and columns are those of the body. */
        private static Seed in(byte[] body) {
            try (JsonParser parser = JSON.createParser(body)) {
                parser.nextToken();
                while (!"seed".equals(parser.nextName())) {
                    parser.nextToken();
                    parser.skipChildren();
                }
                parser.nextToken();
                int begin = offset(parser);
                parser.skipChildren();
                byte[] object = Arrays.copyOf(body, offset(parser) + 1);
                for (int n = 0; n < begin; n++) {
                    object[n] = object[n] == '\n' ? object[n] : (byte) ' ';
                }
                return new Seed("body", new String(object, StandardCharsets.UTF_8), DocumentFormat.JSON);
            }
        }

        private static int offset(JsonParser parser) {
            return Math.toIntExact(parser.currentTokenLocation().getByteOffset());
        }

        /** Opens a session with the seed, unless the client disconnects meanwhile. */
        <T> T apply(SeedDocuments documents, Function<Consumer<CatalogVisitor>, T> open, BooleanSupplier isClientGone) {
            return document == null
                    ? documents.apply(open, name)
                    : documents.apply(open, name, document.getBytes(StandardCharsets.UTF_8), format, isClientGone);
        }
    }

    static SessionRequest read(byte[] content) {
        if (content.length == 0) {
            return new SessionRequest(null, null);
        }
        Body body = DOCUMENTS.read(content, Body.class);
        JsonNode seed = body.seed();
        return new SessionRequest(
                body.name(),
                seed == null || seed.isNull()
                        ? null
                        : seed.isObject() ? Seed.in(content) : Seed.of(seed.stringValue()));
    }
}
