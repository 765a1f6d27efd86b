package io.github.swremulator;

import java.util.List;
import java.util.Optional;

/** A reply as sent over the wire. */
public record RawReply(int status, List<String> headerLines, String body) {

    public static RawReply parse(String reply) {
        int end = reply.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IllegalStateException("no HTTP reply: " + reply);
        }
        List<String> lines = List.of(reply.substring(0, end).split("\r\n"));
        return new RawReply(
                Integer.parseInt(lines.get(0).split(" ", -1)[1]),
                lines.subList(1, lines.size()),
                reply.substring(end + 4));
    }

    /** Returns the value of a header by its exact name. */
    public Optional<String> header(String name) {
        return headerLines.stream()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst();
    }
}
