package io.github.swremulator.seed;

import io.github.swremulator.image.InvalidImageDocumentException;
import io.github.swremulator.registry.ConflictingTagException;
import io.github.swremulator.registry.NewTag;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the body of a tag list, as the real service returned it, one tag at a time
 * (swr_02_0035, response parameters): {@code [{"id":0,"repo_id":0,"Tag":"latest",…},…]}.
 */
final class CapturedReplyReader {

    private static final Logger log = LoggerFactory.getLogger(CapturedReplyReader.class);
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final SeedFile file;
    private final JsonParser parser;
    private boolean warned;

    private CapturedReplyReader(SeedFile file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /**
     * Reads the whole file.
     *
     * @param tags takes each tag, and may refuse it
     * @throws BrokenSeedException with the place and what was expected there
     */
    static void read(SeedFile file, Consumer<NewTag> tags) {
        try (InputStream content = file.content().getInputStream();
                JsonParser parser = JSON.createParser(content)) {
            new CapturedReplyReader(file, parser).read(tags);
        } catch (IOException | JacksonIOException e) {
            throw new BrokenSeedException(file.name(), "cannot be read", e);
        }
    }

    private void read(Consumer<NewTag> tags) {
        try {
            readTags(tags);
        } catch (StreamReadException | StreamConstraintsException e) {
            throw BrokenSeedException.at(file, parser.currentLocation(), e.getOriginalMessage());
        }
    }

    private void readTags(Consumer<NewTag> tags) {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            throw broken("expected the list [...] that the service answers");
        }
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            TokenStreamLocation begin = parser.currentTokenLocation();
            NewTag tag = readTag(begin);
            try {
                tags.accept(tag);
            } catch (ConflictingTagException | InvalidImageDocumentException e) {
                throw BrokenSeedException.at(file, begin, String.valueOf(e.getMessage()));
            }
        }
        if (parser.currentToken() != JsonToken.END_ARRAY) {
            throw broken("expected a tag {...} or the end of the list");
        }
        if (parser.nextToken() != null) {
            throw broken("expected nothing after the list");
        }
    }

    private NewTag readTag(TokenStreamLocation begin) {
        CapturedTag tag = new CapturedTag();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String member = parser.currentName();
            parser.nextToken();
            if (!tag.read(member, new SeedValue(file, parser))) {
                passOver(member);
            }
        }
        String missing = tag.missing();
        if (missing != null) {
            throw BrokenSeedException.at(file, begin, "expected a tag with the member \"" + missing + "\"");
        }
        return tag.toNewTag();
    }

    /** The real service may answer more than its page says. */
    private void passOver(String member) {
        if (!warned) {
            warned = true;
            TokenStreamLocation location = parser.currentTokenLocation();
            log.warn(
                    "{}:{}:{}: {} is no documented member of a tag and is passed over, here and after",
                    file.name(),
                    location.getLineNr(),
                    location.getColumnNr(),
                    JSON.writeValueAsString(member));
        }
        parser.skipChildren();
    }

    private BrokenSeedException broken(String expected) {
        return BrokenSeedException.at(file, parser.currentTokenLocation(), expected);
    }
}
