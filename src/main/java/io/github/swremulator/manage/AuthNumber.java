package io.github.swremulator.manage;

import io.github.swremulator.registry.AccessLevel;
import org.jspecify.annotations.Nullable;

/** The numbers of levels of access on the wire (swr_02_0042, request parameter auth). */
public final class AuthNumber {

    private static final int NONE = 0;
    private static final int READ = 1;
    private static final int WRITE = 3;
    private static final int MANAGE = 7;

    private AuthNumber() {}

    public static int of(@Nullable AccessLevel level) {
        if (level == null) {
            return NONE;
        }
        return switch (level) {
            case READ -> READ;
            case WRITE -> WRITE;
            case MANAGE -> MANAGE;
        };
    }

    /**
     * The level of a number.
     *
     * @throws InvalidParameterException when the number means no level
     */
    public static AccessLevel level(int number) {
        return switch (number) {
            case READ -> AccessLevel.READ;
            case WRITE -> AccessLevel.WRITE;
            case MANAGE -> AccessLevel.MANAGE;
            default -> throw new InvalidParameterException(SwrErrorCode.INVALID_PERMISSIONS, "auth is 7, 3 or 1");
        };
    }
}
