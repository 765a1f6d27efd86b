package io.github.swremulator.manage.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * A version of the API, the vendor's {@code ShowApiVersionResponse} (swr_02_0081): {@code {"version":{…}}}, of
 *
 * <pre>{@code
 * {"id":"v2","links":{"href":"https://swr-api.xxxx.mycloud.com/v2/","rel":"self"},"min_version":"2.0",
 *  "status":"CURRENT","updated":"2020-07-09T00:00:00Z","version":"2.26"}
 * }</pre>
 */
record VersionResponse(@JsonProperty("version") Version version) {

    /** {@code ListApiVersionsResponse} (swr_02_0080): {@code {"versions":[…]}}. */
    record All(@JsonProperty("versions") List<Version> versions) {}

    /** {@code VersionDetail}; its links are one, not several. */
    @JsonPropertyOrder({"id", "links", "min_version", "status", "updated", "version"})
    record Version(
            @JsonProperty("id") String id,
            @JsonProperty("links") Link links,
            @JsonProperty("min_version") String minVersion,
            @JsonProperty("status") String status,
            @JsonProperty("updated") String updated,
            @JsonProperty("version") String version) {}

    /** {@code {"href":"https://swr-api.xxxx.mycloud.com/v2/","rel":"self"}}. */
    @JsonPropertyOrder({"href", "rel"})
    record Link(
            @JsonProperty("href") String href,
            @JsonProperty("rel") String rel) {}
}
