package io.github.swremulator.seed;

import io.github.swremulator.registry.Attachments;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** A list of what organizations and image repositories have, as documents write it. */
interface DocumentAttachment<T> {

    /** What organizations have. */
    List<DocumentAttachment<?>> OF_ORGANIZATIONS = List.of(new DocumentPermissions());

    /** What image repositories have. */
    List<DocumentAttachment<?>> OF_REPOSITORIES = List.of(new DocumentPermissions());

    /** The key of the list. */
    String member();

    /** The keys of each value in it. */
    List<String> members();

    /** Of the values in {@link Attachments}. */
    Class<T> type();

    /** Reads the list at whose beginning the tokens stand. */
    List<T> read(SeedTokens tokens);

    /** Writes the list, in which there is at least one value. */
    void write(JsonGenerator json, List<T> values);

    /** These keys, and those of the lists. */
    static List<String> members(List<DocumentAttachment<?>> lists, String... others) {
        return Stream.concat(Stream.of(others), lists.stream().map(DocumentAttachment::member))
                .toList();
    }

    /** With the list at whose beginning the tokens stand, or null where there is no such key. */
    static @Nullable Attachments read(
            List<DocumentAttachment<?>> lists, String member, SeedTokens tokens, Attachments before) {
        return lists.stream()
                .filter(one -> one.member().equals(member))
                .findFirst()
                .map(one -> one.readInto(before, tokens))
                .orElse(null);
    }

    private Attachments readInto(Attachments before, SeedTokens tokens) {
        return before.with(type(), read(tokens));
    }

    /** Writes each list that is not empty. */
    static void writeAll(List<DocumentAttachment<?>> lists, JsonGenerator json, Attachments attachments) {
        lists.forEach(one -> one.writeFrom(attachments, json));
    }

    private void writeFrom(Attachments attachments, JsonGenerator json) {
        List<T> values = attachments.of(type());
        if (!values.isEmpty()) {
            json.writeArrayPropertyStart(member());
            write(json, values);
            json.writeEndArray();
        }
    }
}
