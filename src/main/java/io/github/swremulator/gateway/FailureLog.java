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

    /** The causes whose stack is in the log: a class, and the state of SQL or where it was thrown. */
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
        if (LOGGED.asMap().putIfAbsent(key(failure, cause), true) == null) {
            log.error("{}", what, failure);
        } else {
            log.error("{}: {}", what, cause.toString());
        }
    }

    /** A store that fails does so at any statement: where the failure was thrown says nothing about its cause. */
    private static List<Object> key(Throwable failure, Throwable cause) {
        for (Throwable next = failure; next != null; next = next.getCause()) {
            if (next instanceof SQLException sql) {
                return List.of(sql.getClass(), String.valueOf(sql.getSQLState()));
            }
        }
        StackTraceElement[] stack = cause.getStackTrace();
        return List.of(cause.getClass(), stack.length == 0 ? "" : stack[0]);
    }
}
