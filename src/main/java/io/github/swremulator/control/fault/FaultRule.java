package io.github.swremulator.control.fault;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A rule: {@code {"id":"third-is-forbidden","match":{"repository":"busybox"},"when":{"nth":3},
 * "then":{"error":"SVCSTG.SWR.4030170"}}}.
 *
 * @param id given out where it is not said
 * @param match which calls; all where it is not said
 * @param when which of them; each where it is not said
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FaultRule(
        @Nullable String id,
        @Nullable Match match,
        @Nullable When when,
        Then then) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    @SuppressWarnings("ConstantValue") // from JSON, it may be missing
    FaultRule {
        if (id != null && !ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "id: 1 to 64 letters, digits, dots, dashes and underscores were expected");
        }
        if (then == null) {
            throw new IllegalArgumentException("then: what is to happen was expected");
        }
    }
}
