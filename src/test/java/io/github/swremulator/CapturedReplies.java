package io.github.swremulator;

import io.github.swremulator.seed.Seeds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** A folder of replies in the form of the real service, to load into an emulator. */
public record CapturedReplies(Path folder) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String HEX = "0123456789abcdef".repeat(4);

    public String setting() {
        return "swr.seed=" + folder;
    }

    /** Replaces the data of an emulator with these replies. */
    public void load(Emulator emulator) {
        Seeds.load(emulator, folder);
    }

    public CapturedReplies with(String namespace, String file, Object body) {
        return withText(namespace, file, JSON.writeValueAsString(body));
    }

    public CapturedReplies withText(String namespace, String file, String body) {
        try {
            Path path = folder.resolve(namespace).resolve(file + ".json");
            Files.createDirectories(path.getParent());
            Files.writeString(path, body);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a repository with the tags v0001, v0002, …; ten consecutive tags have the same times. */
    public CapturedReplies withTags(String namespace, String file, int count) {
        return with(
                namespace,
                file,
                IntStream.rangeClosed(1, count)
                        .mapToObj(n -> tag(namespace, file, n))
                        .toList());
    }

    /** Returns a tag as the current service lists it, with its fields in the documented order. */
    public static Map<String, Object> tag(String namespace, String file, int n) {
        String name = "v%04d".formatted(n);
        String manifest = "{\"schemaVersion\":2,\"config\":{\"digest\":\"sha256:%s\",\"size\":%d},\"layers\":[]}"
                .formatted(HEX, n);
        String path = "swr.ap-southeast-1.myhuaweicloud.com/" + namespace + "/" + file.replace('$', '/') + ":" + name;
        Instant time = Instant.parse("2025-01-01T00:00:00Z").plusSeconds(n / 10).plusNanos(n / 10 % 3 * 120_000L);
        Map<String, Object> tag = new LinkedHashMap<>();
        tag.put("id", 32_000_000L + n);
        tag.put("repo_id", 3_374_895L);
        tag.put("Tag", name);
        tag.put("image_id", HEX);
        tag.put("manifest", manifest);
        tag.put("digest", "sha256:" + HEX.substring(4) + "%04x".formatted(n));
        tag.put("schema", 2);
        tag.put("path", path);
        tag.put("internal_path", path);
        tag.put("size", (long) n);
        tag.put("is_trusted", n % 2 == 0);
        tag.put("created", canonical(time));
        tag.put("updated", canonical(time));
        tag.put("deleted", null);
        tag.put("domain_id", HEX.substring(32));
        tag.put("scanned", false);
        tag.put("tag_type", 0);
        return tag;
    }

    public static List<String> names(List<Map<String, Object>> tags) {
        return tags.stream().map(tag -> (String) tag.get("Tag")).toList();
    }

    /** Removes the trailing zeros that Java writes. */
    private static String canonical(Instant time) {
        String text = time.toString();
        return text.contains(".") ? text.replaceFirst("0*Z$", "Z") : text;
    }
}
