package io.github.swremulator.control;

import io.github.swremulator.Emulator;
import io.github.swremulator.RawReply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the control API over a bare socket, so that every header is the test's own. */
public final class ControlCalls {

    private ControlCalls() {}

    /** A request in HTTP/1.0, whose reply has no chunks; {@code Host} is a header like the others. */
    public static RawReply call(Emulator emulator, String method, String target, String... headerLines) {
        StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.0\r\n");
        for (String line : headerLines) {
            request.append(line).append("\r\n");
        }
        return emulator.raw(request.append("\r\n").toString());
    }

    public static RawReply get(Emulator emulator, String target) {
        return call(emulator, "GET", target, "Host: localhost");
    }

    public static RawReply delete(Emulator emulator, String target) {
        return call(emulator, "DELETE", target, "Host: localhost");
    }

    public static JsonNode json(RawReply reply) {
        return JsonMapper.shared().readTree(reply.body());
    }
}
