package io.github.swremulator.manage;

import io.github.swremulator.registry.AccessLevel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The numbers of the levels of access on the wire (swr_02_0042, request parameter auth). */
public final class AuthNumber {

    private AuthNumber() {}

    /** The number of a level, 0 for none. */
    public static int of(@Nullable AccessLevel level) {
        if (level == null) {
            return 0;
        }
        return switch (level) {
            case READ -> 1;
            case WRITE -> 3;
            case MANAGE -> 7;
        };
    }

    /**
     * The level of a number.
     *
     * @throws InvalidParameterException if no level has the number
     */
    public static AccessLevel level(int number) {
        return Arrays.stream(AccessLevel.values())
                .filter(level -> of(level) == number)
                .findAny()
                .orElseThrow(() -> new InvalidParameterException(
                        SwrErrorCode.INVALID_PERMISSIONS, "auth must be one of [7, 3, 1]"));
    }
}
