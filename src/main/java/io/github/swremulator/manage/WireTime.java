package io.github.swremulator.manage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;

/** Writes times as SWR does: RFC 3339 in UTC, microseconds without trailing zeros, {@code 2018-07-06T06:18:55.0698Z}. */
public final class WireTime {

    private static final int LENGTH = "2018-07-06T06:18:55.069800Z".length();
    private static final int SECONDS_PER_DAY = (int) TimeUnit.DAYS.toSeconds(1);
    private static final int NANOS_PER_MICRO = 1000;

    private WireTime() {}

    /** Without a formatter, since a page has hundreds of times. */
    public static String format(Instant time) {
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(time.getEpochSecond(), SECONDS_PER_DAY));
        int second = Math.floorMod(time.getEpochSecond(), SECONDS_PER_DAY);
        StringBuilder text = new StringBuilder(LENGTH);
        if (date.getYear() >= 0 && date.getYear() <= 9999) {
            digits(date.getYear(), 4, text).append('-');
            digits(date.getMonthValue(), 2, text).append('-');
            digits(date.getDayOfMonth(), 2, text);
        } else {
            text.append(date);
        }
        digits(second / 3600, 2, text.append('T'));
        digits(second / 60 % 60, 2, text.append(':'));
        digits(second % 60, 2, text.append(':'));
        int micros = time.getNano() / NANOS_PER_MICRO;
        if (micros > 0) {
            digits(micros, 6, text.append('.'));
            while (text.charAt(text.length() - 1) == '0') {
                text.setLength(text.length() - 1);
            }
        }
        return text.append('Z').toString();
    }

    /** Appends a number with leading zeros. */
    private static StringBuilder digits(int number, int length, StringBuilder text) {
        text.setLength(text.length() + length);
        int left = number;
        for (int place = 1; place <= length; place++) {
            text.setCharAt(text.length() - place, (char) ('0' + left % 10));
            left /= 10;
        }
        return text;
    }
}
