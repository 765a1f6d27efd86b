package io.github.swremulator.control.journal;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Builds journal entries for tests without an emulator. */
public record RecordedRequest(
        String target,
        @Nullable String operation,
        String client,
        int status,
        @Nullable String contentRange,
        @Nullable String rule) {

    private static final Pattern TAGS = Pattern.compile(".*/namespaces/([^/]+)/repos/([^/]+)/tags");
    private static final AtomicLong NUMBER = new AtomicLong();

    public static RecordedRequest to(String target) {
        return new RecordedRequest(target, null, "127.0.0.1", 200, null, null);
    }

    public RecordedRequest operation(String name) {
        return new RecordedRequest(target, name, client, status, contentRange, rule);
    }

    public RecordedRequest client(String name) {
        return new RecordedRequest(target, operation, name, status, contentRange, rule);
    }

    public RecordedRequest status(int answered) {
        return new RecordedRequest(target, operation, client, answered, contentRange, rule);
    }

    public RecordedRequest contentRange(String answered) {
        return new RecordedRequest(target, operation, client, status, answered, rule);
    }

    public RecordedRequest rule(String id) {
        return new RecordedRequest(target, operation, client, status, contentRange, id);
    }

    public JournalEntry entry() {
        String path = target.replaceAll("\\?.*", "");
        Matcher tags = TAGS.matcher(path);
        boolean isOfTags = tags.matches();
        return new JournalEntry(
                "%032x".formatted(NUMBER.incrementAndGet()),
                Instant.EPOCH,
                "GET",
                path,
                path,
                path.length() == target.length() ? null : target.substring(path.length() + 1),
                operation,
                isOfTags ? tags.group(1) : null,
                isOfTags ? tags.group(2).replace('$', '/') : null,
                null,
                client,
                Map.of("Host", "localhost"),
                status,
                null,
                2,
                contentRange,
                rule,
                false,
                1000);
    }
}
