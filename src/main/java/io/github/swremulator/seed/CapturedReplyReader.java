package io.github.swremulator.seed;

import io.github.swremulator.registry.NewTag;
import io.github.swremulator.registry.TagName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the body of a tag list, as the real service returned it, one tag at a time
 * (swr_02_0035, response parameters): {@code [{"id":0,"repo_id":0,"Tag":"latest",…},…]}.
 */
final class CapturedReplyReader {

    private static final Logger log = LoggerFactory.getLogger(CapturedReplyReader.class);

    private final SeedTokens tokens;
    private final SeedReading reading;
    private boolean warned;

    private CapturedReplyReader(SeedTokens tokens, SeedReading reading) {
        this.tokens = tokens;
        this.reading = reading;
    }

    /**
     * Reads the whole file.
     *
     * @throws BrokenSeedException with the place and what was expected there
     */
    static void read(CapturedReply reply, SeedReading reading) {
        SeedTokens.read(
                reply.name(),
                SeedFormat.JSON,
                reply.content()::getInputStream,
                tokens -> new CapturedReplyReader(tokens, reading).read());
    }

    private void read() {
        if (tokens.next() != JsonToken.START_ARRAY) {
            throw broken("expected the list [...] that the service answers");
        }
        while (tokens.next() == JsonToken.START_OBJECT) {
            Place begin = tokens.place();
            reading.tag(begin, readTag());
        }
        if (tokens.current() != JsonToken.END_ARRAY) {
            throw broken("expected a tag {...} or the end of the list");
        }
        if (tokens.next() != null) {
            throw broken("expected nothing after the list");
        }
    }

    private NewTag readTag() {
        SeedObject object = new SeedObject(tokens);
        StatedTag tag = new StatedTag();
        for (String member = object.next(); member != null; member = object.next()) {
            if (!read(tag, member, tokens.value())) {
                passOver(member);
            }
        }
        String missing = tag.missing();
        if (missing != null) {
            throw object.begin().broken("expected a tag with the member \"" + missing + "\"");
        }
        return tag.toNewTag();
    }

    private static boolean read(StatedTag tag, String member, SeedValue value) {
        switch (member) {
            case "Tag" -> tag.named(value.textOf(TagName::new));
            case "repo_id" -> tag.inRepository(value.number(Long.MAX_VALUE));
            default -> {
                return tag.read(member, value);
            }
        }
        return true;
    }

    /** The real service may answer more than its page says. */
    private void passOver(String member) {
        if (!warned) {
            warned = true;
            log.warn(
                    "{}: {} is no documented member of a tag and is passed over, here and after",
                    tokens.place(),
                    JsonMapper.shared().writeValueAsString(member));
        }
        tokens.skip();
    }

    private BrokenSeedException broken(String expected) {
        return tokens.place().broken(expected);
    }
}
