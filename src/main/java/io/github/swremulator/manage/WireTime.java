package io.github.swremulator.manage;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Writes times as SWR does: RFC 3339 in UTC, microseconds without trailing zeros, {@code 2018-07-06T06:18:55.0698Z}. */
public final class WireTime {

    private static final int MICROSECOND_DIGITS = 6;
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, MICROSECOND_DIGITS, true)
            .appendLiteral('Z')
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private WireTime() {}

    public static String format(Instant time) {
        return FORMAT.format(time);
    }
}
