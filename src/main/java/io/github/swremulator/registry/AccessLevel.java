package io.github.swremulator.registry;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a user may do with an organization or an image repository; each includes those before it. */
public enum AccessLevel {
    /** Look, and pull images. */
    READ(1),
    /** Push images, and edit image repositories. */
    WRITE(3),
    /** Delete, and give permissions to others. */
    MANAGE(7);

    private final int number;

    AccessLevel(int number) {
        this.number = number;
    }

    /** The level of SWR's number (swr_02_0042, request parameter auth), if it has one. */
    public static Optional<AccessLevel> ofNumber(long number) {
        return Arrays.stream(values()).filter(level -> level.number == number).findFirst();
    }

    /** SWR's number for the level, or 0 for none. */
    public static int numberOf(@Nullable AccessLevel level) {
        return level == null ? 0 : level.number;
    }

    public boolean includes(AccessLevel needed) {
        return compareTo(needed) >= 0;
    }
}
