package io.github.swremulator.manage.tag;

import static io.github.swremulator.Emulator.tags;
import static io.github.swremulator.manage.Replies.assertRefused;
import static io.github.swremulator.manage.Replies.json;
import static io.github.swremulator.manage.Replies.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.ControlClient;
import io.github.swremulator.Emulator;
import io.github.swremulator.EmulatorTest;
import io.github.swremulator.Emulators;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The v3 tag list, and its markers. */
@EmulatorTest
class TagPageTest {

    private static final String PAGES = pages("group", "app");

    /** Twelve tags; all but two are of one time, and of these every two share a number. */
    private static final String SEED = "["
            + IntStream.range(0, 12)
                    .mapToObj(n -> "{name: t%02d, id: %d, size: %d, updated: 2026-01-0%dT00:00:00Z}"
                            .formatted(n, n % 6, n, n == 3 ? 1 : n == 7 ? 3 : 2))
                    .collect(Collectors.joining(","))
            + "]";

    private final Emulator emulator;
    private final ControlClient control;

    TagPageTest(Emulator emulator) {
        this.emulator = emulator;
        this.control = emulator.control();
    }

    @BeforeEach
    void isSeeded() {
        emulator.seed("group/app: " + SEED + "\ngroup/other: " + SEED);
    }

    private static String pages(String namespace, String repository) {
        return tags(namespace, repository).replace("/v2/", "/v3/");
    }

    static Stream<String> orders() {
        return Stream.of(
                        "updated_at&order_type=desc",
                        "updated_at&order_type=asc",
                        "tag&order_type=asc",
                        "tag&order_type=desc")
                .map(order -> "order_column=" + order);
    }

    @Test
    void answersAsDocumented() {
        emulator.seed("group/app: [{name: v1, id: 5, created: 2026-01-01T00:00:00Z, updated: 2026-01-02T00:00:00Z}]");
        JsonNode shown = json(emulator.get(tags("group", "app") + "/v1"));
        assertThat(emulator.get(PAGES + "?with_manifest=true").body())
                .isEqualTo("{\"tags\":[" + shown + "],\"has_more\":false}");
        String without = shown.toString().replaceFirst("\"manifest\":\"(\\\\.|[^\"\\\\])*\",", "");
        for (String query : List.of("", "?with_manifest=false", "?with_manifest=")) {
            assertThat(emulator.get(PAGES + query).body()).isEqualTo("{\"tags\":[" + without + "],\"has_more\":false}");
        }
        emulator.seed("group/app: []");
        assertThat(emulator.get(PAGES).body()).isEqualTo("{\"tags\":[],\"has_more\":false}");
    }

    @Test
    void listsTheFirstHundredOfTheNewestByDefault() {
        emulator.seed("group/app: [{count: 101, name: \"{n}\"}]");
        JsonNode page = json(emulator.get(PAGES));
        assertThat(page.get("tags")).hasSize(100);
        assertThat(page.get("tags").get(0).get("tag").stringValue()).isEqualTo("101");
        assertThat(page.get("has_more").booleanValue()).isTrue();
        assertThat(json(emulator.get(PAGES + "?limit=101")).has("nextMarker")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 6, 11, 12, 13, 1000})
    void listsAllTagsInTheOrderOfV2(int limit) {
        for (String order : orders().toList()) {
            List<String> expected = texts(json(emulator.get(tags("group", "app") + "?" + order)), "Tag");
            assertThat(traverse("limit=" + limit + "&" + order, () -> {})).isEqualTo(expected);
            List<String> part =
                    expected.stream().filter(name -> name.contains("1")).toList();
            assertThat(traverse("tag=1&limit=" + limit + "&" + order, () -> {})).isEqualTo(part);
        }
    }

    @Test
    void neitherRepeatsNorMissesATagThatStays() {
        for (String order : orders().toList()) {
            isSeeded();
            Set<String> kept = new LinkedHashSet<>(names());
            int[] page = {0};
            List<String> seen = traverse("limit=2&" + order, () -> {
                String last = "t%02d".formatted(page[0]);
                emulator.send("DELETE", tags("group", "app") + "/" + last, "");
                kept.remove(last);
                control.post(
                        "/data",
                        "group/app: [{name: t%02d-new, id: 1, updated: 2026-01-02T00:00:00Z}]".formatted(page[0]));
                page[0] += 4;
            });
            assertThat(seen).doesNotHaveDuplicates().containsAll(kept);
        }
    }

    @Test
    void continuesAfterASnapshotAResetAndARestart() {
        for (String order : orders().toList()) {
            isSeeded();
            List<String> expected = traverse("limit=12&" + order, () -> {});
            assertThat(control.put("/snapshots/now", "").statusCode()).isEqualTo(200);
            List<String> seen = traverse("limit=3&" + order, () -> {
                control.post("/data", "group/app: [{name: t00, size: 7, id: 0, updated: 2026-01-02T00:00:00Z}]");
                control.put("/snapshots/now", "");
                control.post("/snapshots/now", "");
            });
            assertThat(seen).isEqualTo(expected);
        }
        control.delete("/snapshots/now");
        String marker = json(emulator.get(PAGES + "?limit=5")).get("nextMarker").stringValue();
        String rest = emulator.get(PAGES + "?marker=" + marker).body();
        try (Emulator another = Emulator.start(emulator.store())) {
            assertThat(another.get(PAGES + "?marker=" + marker).body()).isEqualTo(rest);
        }
    }

    /** The names on all pages. */
    private List<String> traverse(String query, Runnable betweenPages) {
        List<String> names = new ArrayList<>();
        String marker = "";
        while (true) {
            JsonNode page = json(emulator.get(PAGES + "?" + query + marker));
            names.addAll(texts(page.get("tags"), "tag"));
            assertThat(page.has("nextMarker")).isEqualTo(page.get("has_more").booleanValue());
            if (!page.has("nextMarker")) {
                return names;
            }
            assertThat(page.get("tags")).isNotEmpty();
            marker = "&marker=" + page.get("nextMarker").stringValue();
            betweenPages.run();
        }
    }

    private List<String> names() {
        return traverse("limit=1000", () -> {});
    }

    @Test
    void refusesAMarkerThatWasChanged() {
        String marker = json(emulator.get(PAGES + "?limit=5")).get("nextMarker").stringValue();
        assertThat(marker).matches("[A-Za-z0-9_-]+").doesNotContain("=");
        assertThat(emulator.get(PAGES + "?marker=" + marker).statusCode()).isEqualTo(200);
        for (int i = 0; i < marker.length(); i++) {
            char other = marker.charAt(i) == 'A' ? 'B' : 'A';
            refuses(marker.substring(0, i) + other + marker.substring(i + 1));
            refuses(marker.substring(0, i) + marker.substring(i + 1));
            if (i > 0) {
                refuses(marker.substring(0, i));
            }
        }
        for (String text : List.of(
                marker + "A", marker + "%3D", marker + marker, "x", "0", "%00", "%20", "A".repeat(10_000), "%2B%2F")) {
            refuses(text);
        }
        refuses(Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[60]));
    }

    /** For some lengths of tag names, the last character has bits that decoders ignore. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void refusesAMarkerThatEndsOtherwise(int limit) {
        emulator.seed("group/app: [a, bb, ccc, dddd]");
        String query = PAGES + "?order_column=tag&order_type=asc&limit=" + limit;
        String marker = json(emulator.get(query)).get("nextMarker").stringValue();
        String start = marker.substring(0, marker.length() - 1);
        String accepted = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
                .chars()
                .mapToObj(last -> start + (char) last)
                .filter(changed -> emulator.get(query + "&marker=" + changed).statusCode() == 200)
                .collect(Collectors.joining(" "));
        assertThat(accepted).isEqualTo(marker);
    }

    private void refuses(String marker) {
        assertRefused(emulator.get(PAGES + "?marker=" + marker), "4001025");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v3/manage/namespaces/group/repos/other/tags?",
                "/v3/manage/namespaces/group/repos/app/tags?tag=t&",
                "/v3/manage/namespaces/group/repos/app/tags?order_column=tag&order_type=asc&",
                "/v3/manage/namespaces/group/repos/app/tags?order_column=updated_at&order_type=asc&"
            })
    void refusesAMarkerOfAnotherList(String list) {
        String marker = json(emulator.get(PAGES + "?limit=5")).get("nextMarker").stringValue();
        assertRefused(emulator.get(list + "marker=" + marker), "4001025");
        String own = json(emulator.get(list + "limit=5")).get("nextMarker").stringValue();
        assertThat(emulator.get(list + "marker=" + own).statusCode()).isEqualTo(200);
        // The page size and the manifests may change.
        assertThat(emulator.get(list + "limit=1&with_manifest=true&marker=" + own)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesAMarkerOfAnotherStore(Emulators emulators) {
        String marker = json(emulator.get(PAGES + "?limit=5")).get("nextMarker").stringValue();
        Emulator another = emulators.with(TagListTest.SETTINGS_OF_2018);
        another.seed("group/app: " + SEED);
        assertRefused(another.get(PAGES + "?marker=" + marker), "4001025");
        JsonNode page = json(another.get(PAGES + "?limit=5"));
        assertThat(page.propertyNames()).containsExactly("tags", "nextMarker", "next_marker", "has_more");
        assertThat(page.get("next_marker")).isEqualTo(page.get("nextMarker"));
        assertThat(json(another.get(PAGES)).propertyNames()).containsExactly("tags", "has_more");
    }

    @ParameterizedTest
    @CsvSource({
        "4000056, limit=0",
        "4000056, limit=1001",
        "4001025, with_manifest=yes",
        "4001096, order_column=size",
        "4001025, order_type=up",
        "4009021, tag=%25",
        "4009021, tag=%00"
    })
    void refusesAMalformedValueWithItsCode(String code, String query) {
        assertRefused(emulator.get(PAGES + "?" + query), code);
    }
}
