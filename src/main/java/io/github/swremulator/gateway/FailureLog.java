package io.github.swremulator.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.springframework.core.NestedExceptionUtils;

/** Logs each failed call in one line, and the stack of a cause once in a while: what fails once often fails a thousand times. */
public final class FailureLog {

    /** The causes whose stack is in the log: a class, and where it was thrown. */
    private static final Cache<List<Object>, Boolean> LOGGED = Caffeine.newBuilder()
            .maximumSize(1000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    private FailureLog() {}

    /** Logs what failed, to the log of its class. */
    public static void failed(Logger log, String what, @Nullable Throwable failure) {
        if (failure == null) {
            log.error(what);
            return;
        }
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        StackTraceElement[] stack = cause.getStackTrace();
        List<Object> key = List.of(cause.getClass(), stack.length == 0 ? "" : stack[0]);
        if (LOGGED.asMap().putIfAbsent(key, true) == null) {
            log.error("{}", what, failure);
        } else {
            log.error("{}: {}", what, cause.toString());
        }
    }
}
