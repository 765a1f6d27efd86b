package io.github.swremulator.manage;

import static io.github.swremulator.manage.Replies.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.swremulator.Emulator;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Each change shows in all replies that list or count what it changed, and in no other. */
@SmallAccountTest
class EffectsTest {

    private static final String ORGANIZATIONS = "/v2/manage/namespaces";
    private static final String REPOSITORY = ORGANIZATIONS + "/group/repos/app";

    private static final Map<String, String> READS = new LinkedHashMap<>();

    static {
        READS.put("organizations", ORGANIZATIONS);
        READS.put("organization", ORGANIZATIONS + "/group");
        READS.put("permissions of the organization", ORGANIZATIONS + "/group/access");
        READS.put("repositories", "/v2/manage/repos");
        READS.put("repositories of version 3", "/v3/manage/repos");
        READS.put("repository", REPOSITORY);
        READS.put("permissions of the repository", REPOSITORY + "/access");
        READS.put("tags", REPOSITORY + "/tags");
        READS.put("tags of version 3", "/v3/manage/namespaces/group/repos/app/tags?with_manifest=true");
        READS.put("tag v1", REPOSITORY + "/tags/v1");
        READS.put("overview", "/v2/manage/overview");
        READS.put("quotas", "/v2/manage/projects/0a1b2c3d/quotas");
    }

    private final Emulator emulator;

    EffectsTest(Emulator emulator) {
        this.emulator = emulator;
    }

    @BeforeEach
    void isSeeded() {
        emulator.control().put("/clock", "{\"now\":\"2026-02-01T00:00:00Z\",\"frozen\":true}");
        emulator.seed("""
                group: {permissions: [{user_id: bob, user_name: Bob, auth: 1}]}
                empty: {}
                group/app:
                  permissions: [{user_id: bob, user_name: Bob, auth: 1}]
                  tags: [{name: v1, size: 104857600}, {name: v2, size: 10485760}]
                """);
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                arguments(
                        "POST",
                        "/v2/manage/namespaces",
                        "{\"namespace\":\"demo\"}",
                        List.of("organizations: rows", "overview: namspace_num", "quotas: used")),
                arguments(
                        "DELETE",
                        "/v2/manage/namespaces/empty",
                        "",
                        List.of("organizations: rows", "overview: namspace_num", "quotas: used")),
                arguments(
                        "POST",
                        "/v2/manage/namespaces/group/access",
                        "[{\"user_id\":\"ann\",\"user_name\":\"Ann\",\"auth\":3}]",
                        List.of(
                                "organizations: access_user_count",
                                "organization: access_user_count",
                                "permissions of the organization: rows")),
                arguments(
                        "PATCH",
                        "/v2/manage/namespaces/group/access",
                        "[{\"user_id\":\"bob\",\"user_name\":\"Bob\",\"auth\":3}]",
                        List.of("permissions of the organization: auth")),
                arguments(
                        "DELETE",
                        "/v2/manage/namespaces/group/access",
                        "[\"bob\"]",
                        List.of(
                                "organizations: access_user_count",
                                "organization: access_user_count",
                                "permissions of the organization: rows")),
                arguments(
                        "POST",
                        "/v2/manage/namespaces/group/repos",
                        "{\"repository\":\"web\",\"is_public\":true}",
                        List.of(
                                "organizations: repo_count",
                                "organization: repo_count",
                                "repositories: Content-Range rows",
                                "repositories of version 3: rows",
                                "overview: repo_num")),
                arguments(
                        "PATCH",
                        "/v2/manage/namespaces/group/repos/app",
                        "{\"is_public\":true,\"category\":\"linux\",\"description\":\"new\"}",
                        List.of(
                                "repositories: category description is_public updated_at",
                                "repositories of version 3: category description is_public updated_at",
                                "repository: category description is_public updated")),
                arguments(
                        "POST",
                        "/v2/manage/namespaces/group/repos/app/access",
                        "[{\"user_id\":\"ann\",\"user_name\":\"Ann\",\"auth\":3}]",
                        List.of("permissions of the repository: rows")),
                arguments(
                        "PATCH",
                        "/v2/manage/namespaces/group/repos/app/access",
                        "[{\"user_id\":\"bob\",\"user_name\":\"Bob\",\"auth\":3}]",
                        List.of("permissions of the repository: auth")),
                arguments(
                        "DELETE",
                        "/v2/manage/namespaces/group/repos/app/access",
                        "[\"bob\"]",
                        List.of("permissions of the repository: rows")),
                arguments(
                        "POST",
                        "/v2/manage/namespaces/group/repos/app/tags",
                        "{\"source_tag\":\"v1\",\"destination_tag\":\"v3\"}",
                        List.of(
                                "repositories: num_images size rows updated_at",
                                "repositories of version 3: num_images size updated_at",
                                "repository: num_images size updated",
                                "tags: Content-Range rows",
                                "tags of version 3: rows",
                                "overview: image_num store_space")),
                arguments(
                        "POST",
                        "/v2/manage/namespaces/group/repos/app/tags",
                        "{\"source_tag\":\"v2\",\"destination_tag\":\"v1\",\"override\":true}",
                        List.of(
                                "repositories: size tags updated_at",
                                "repositories of version 3: size updated_at",
                                "repository: size updated",
                                "tags: Tag created digest id image_id internal_path manifest path size updated",
                                "tags of version 3: created digest id image_id internal_path manifest path size tag updated",
                                "tag v1: digest image_id manifest size updated",
                                "overview: store_space")),
                arguments(
                        "DELETE",
                        "/v2/manage/namespaces/group/repos/app/tags/v2",
                        "",
                        List.of(
                                "repositories: num_images size rows updated_at",
                                "repositories of version 3: num_images size updated_at",
                                "repository: num_images size updated",
                                "tags: Content-Range rows",
                                "tags of version 3: rows",
                                "overview: image_num store_space")),
                arguments(
                        "DELETE",
                        "/v2/manage/namespaces/group/repos/app",
                        "",
                        List.of(
                                "organizations: repo_count",
                                "organization: repo_count",
                                "repositories: Content-Range rows",
                                "repositories of version 3: rows",
                                "repository: gone",
                                "permissions of the repository: gone",
                                "tags: gone",
                                "tags of version 3: gone",
                                "tag v1: gone",
                                "overview: image_num repo_num store_space")),
                arguments("POST", "/v2/manage/utils/secret", "", List.of()),
                arguments("POST", "/v2/manage/utils/authorizationtoken", "", List.of()));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void showInEachReplyThatDependsOnIt(String method, String path, String body, List<String> expected) {
        Map<String, Map<String, List<String>>> before = read();
        HttpResponse<String> reply = emulator.send(method, path, body);
        assertThat(reply.statusCode()).as(reply.body()).isBetween(200, 204);
        Map<String, Map<String, List<String>>> after = read();
        List<String> changed = new ArrayList<>();
        before.forEach((name, fields) -> {
            String differing = String.join(" ", differing(fields, after.getOrDefault(name, Map.of())));
            if (!differing.isEmpty()) {
                changed.add(name + ": " + differing);
            }
        });
        assertThat(changed).isEqualTo(expected);
    }

    /** Terraform's provider looks for the caller among the permissions, to leave it out. */
    @Test
    void anOrganizationHasThePermissionOfItsCreator() {
        emulator.send("POST", ORGANIZATIONS, "{\"namespace\":\"demo\"}");
        JsonNode permissions = json(emulator.get(ORGANIZATIONS + "/demo/access"));
        assertThat(permissions.get("others_auths"))
                .as("as many as access_user_count")
                .containsExactly(permissions.get("self_auth"));
        assertThat(json(emulator.get(ORGANIZATIONS + "/demo"))
                        .get("access_user_count")
                        .intValue())
                .isOne();
    }

    @Test
    void anImageRepositoryHasNoPermissionOfItsCreator() {
        emulator.send("POST", ORGANIZATIONS + "/group/repos", "{\"repository\":\"web\",\"is_public\":false}");
        assertThat(json(emulator.get(ORGANIZATIONS + "/group/repos/web/access")).get("others_auths"))
                .isEmpty();
    }

    private Map<String, Map<String, List<String>>> read() {
        Map<String, Map<String, List<String>>> replies = new LinkedHashMap<>();
        READS.forEach((name, path) -> {
            HttpResponse<String> reply = emulator.get(path);
            Map<String, List<String>> fields = new TreeMap<>();
            if (reply.statusCode() == 200) {
                add("", json(reply), fields);
                reply.headers()
                        .firstValue("Content-Range")
                        .ifPresent(range -> fields.put("Content-Range", List.of(range)));
            } else {
                fields.put("status", List.of(String.valueOf(reply.statusCode())));
            }
            replies.put(name, fields);
        });
        return replies;
    }

    /** Adds all values of each field, in the order of the elements that have it. */
    private static void add(String name, JsonNode node, Map<String, List<String>> fields) {
        if (node.isArray()) {
            node.forEach(element -> add(name, element, fields));
        } else if (node.isObject()) {
            node.propertyStream().forEach(field -> add(field.getKey(), field.getValue(), fields));
        } else {
            fields.computeIfAbsent(name, first -> new ArrayList<>()).add(node.toString());
        }
    }

    /** The names of the fields that differ; {@code rows} where elements came or went. */
    private static List<String> differing(Map<String, List<String>> before, Map<String, List<String>> after) {
        if (after.containsKey("status") && after.size() == 1) {
            return List.of("gone");
        }
        Map<String, List<String>> all = new TreeMap<>(before);
        all.putAll(after);
        return all.keySet().stream()
                .filter(field -> !values(field, before).equals(values(field, after)))
                .map(field ->
                        values(field, before).size() == values(field, after).size() ? field : "rows")
                .distinct()
                .toList();
    }

    private static List<String> values(String field, Map<String, List<String>> reply) {
        return reply.getOrDefault(field, List.of());
    }
}
