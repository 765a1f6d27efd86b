package io.github.swremulator.control.fault;

import io.github.swremulator.control.RefusedException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an error says; {@code {now}} in it is the time of the call, written as IAM does, {@code 2026-01-01T00:00:00.000000Z}. */
record Message(@Nullable String text) {

    /** In any form of an error, even where each character is escaped, it fits the buffer of a reply. */
    private static final int MAX_LENGTH = 500;

    private static final DateTimeFormatter NOW = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    Message {
        if (text != null && text.length() > MAX_LENGTH) {
            throw new RefusedException("message: no more than " + MAX_LENGTH + " characters were expected");
        }
    }

    @Nullable
    String at(Instant now) {
        return text == null ? null : text.replace("{now}", NOW.format(now));
    }
}
