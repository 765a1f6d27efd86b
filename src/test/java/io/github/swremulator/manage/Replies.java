package io.github.swremulator.manage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Assertions about replies. */
public final class Replies {

    private Replies() {}

    public static void assertOk(HttpResponse<String> reply, String body) {
        assertAnswered(reply, 200, body);
    }

    public static void assertCreated(HttpResponse<String> reply) {
        assertAnswered(reply, 201, "{}");
    }

    public static void assertGone(HttpResponse<String> reply) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(204);
        assertThat(reply.body()).isEmpty();
    }

    /** Refused with the code and its status. */
    public static void assertRefused(HttpResponse<String> reply, String code) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(Integer.parseInt(code.substring(0, 3)));
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(JsonMapper.shared().readTree(reply.body()).get("error_code").stringValue())
                .as(reply.body())
                .isEqualTo("SVCSTG.SWR." + code);
    }

    public static JsonNode json(HttpResponse<String> reply) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(reply.body());
    }

    /** One field of each element. */
    public static List<String> texts(JsonNode array, String member) {
        return array.valueStream()
                .map(element -> element.get(member).stringValue())
                .toList();
    }

    private static void assertAnswered(HttpResponse<String> reply, int status, String body) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(reply.body()).isEqualTo(body);
    }
}
