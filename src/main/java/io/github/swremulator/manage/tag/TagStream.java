package io.github.swremulator.manage.tag;

import io.github.swremulator.manage.ListReply;
import io.github.swremulator.registry.TagView;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SequenceWriter;

/** Writes a list of tags while it is read, so that it may be of any length. */
final class TagStream {

    private final HttpServletResponse response;
    private final ObjectWriter writer;
    private final Function<TagView, TagResponse> rendering;
    private @Nullable SequenceWriter array;

    /** @param writer of a tag, which does not flush after each */
    TagStream(HttpServletResponse response, ObjectWriter writer, Function<TagView, TagResponse> rendering) {
        this.response = response;
        this.writer = writer;
        this.rendering = rendering;
    }

    void begin(long total) {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(HttpHeaders.CONTENT_RANGE, ListReply.contentRange(0, total, total));
        try {
            array = writer.writeValuesAsArray(response.getOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(List<TagView> next) {
        next.forEach(tag -> array().write(rendering.apply(tag)));
    }

    /** Ends the list: what is not ended is seen to be cut off. */
    void end() {
        array().close();
    }

    private SequenceWriter array() {
        if (array == null) {
            throw new IllegalStateException("no list was told");
        }
        return array;
    }
}
