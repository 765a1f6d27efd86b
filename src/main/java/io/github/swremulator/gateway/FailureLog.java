package io.github.swremulator.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.springframework.core.NestedExceptionUtils;

/**
 * Logs each failed call in one line, and the stack of a cause once in a while, or once after a reset: what fails once often fails
 * a thousand times.
 */
public final class FailureLog {

    /** The causes whose stack is in the log: a class, where it was thrown, and the state of SQL. */
    private static final Cache<List<Object>, Boolean> LOGGED = Caffeine.newBuilder()
            .maximumSize(1000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    private FailureLog() {}

    /** The next failure of each cause has its stack again. */
    public static void forget() {
        LOGGED.invalidateAll();
    }

    /** Logs what failed, to the log of its class. */
    public static void failed(Logger log, String what, @Nullable Throwable failure) {
        if (failure == null) {
            log.error(what);
            return;
        }
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        StackTraceElement[] stack = cause.getStackTrace();
        List<Object> key = List.of(
                cause.getClass(),
                stack.length == 0 ? "" : stack[0],
                cause instanceof SQLException sql ? String.valueOf(sql.getSQLState()) : "");
        if (LOGGED.asMap().putIfAbsent(key, true) == null) {
            log.error("{}", what, failure);
        } else {
            log.error("{}: {}", what, cause.toString());
        }
    }
}
