package io.github.swremulator.manage.tag;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of tags, the vendor's {@code ListRepositoryTagResponse} (swr_02_0061, response parameters):
 * {@code {"tags":[…],"nextMarker":"AAECAwQ…","has_more":true}}, and the last
 * {@code {"tags":[…],"has_more":false}}.
 *
 * @param otherNextMarker the same in the spelling of one client, where the settings want it
 */
@JsonPropertyOrder({"tags", "nextMarker", "next_marker", "has_more"})
record TagPageResponse(
        @JsonProperty("tags") List<SingleTagResponse> tags,

        @JsonProperty("nextMarker") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String nextMarker,

        @JsonProperty("next_marker") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String otherNextMarker,

        @JsonProperty("has_more") boolean hasMore) {}
