package io.github.swremulator.control.fault;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A rule and what it did: {@code {"id":"third","when":{"nth":3},"then":{"reset":true},"matched":5,"decided":1}}.
 *
 * @param matched how many calls it was asked about and that match it
 * @param decided on how many of them it acted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FaultResponse(
        String id, @Nullable Match match, @Nullable When when, Then then, long matched, long decided) {}
