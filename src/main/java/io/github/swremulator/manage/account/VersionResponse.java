package io.github.swremulator.manage.account;

import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A version of the API, the vendor's {@code ShowApiVersionResponse}: {@code {"version":{…}}}.
 *
 * @see <a href="https://support.huaweicloud.com/intl/en-us/api-swr/swr_02_0081.html">Response parameters</a>
 */
record VersionResponse(Version version) {

    /**
     * All versions, {@code ListApiVersionsResponse}: {@code {"versions":[…]}}.
     *
     * @see <a href="https://support.huaweicloud.com/intl/en-us/api-swr/swr_02_0080.html">Response parameters</a>
     */
    record All(List<Version> versions) {}

    /**
     * The vendor's {@code VersionDetail}:
     *
     * <pre>{@code
     * {"id":"v2","links":{"href":"https://swr-api.xxxx.mycloud.com/v2/","rel":"self"},"min_version":"2.0",
     *  "status":"CURRENT","updated":"2020-07-09T00:00:00Z","version":"2.26"}
     * }</pre>
     *
     * @param links one link, not a list
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Version(String id, Link links, String minVersion, String status, String updated, String version) {}

    record Link(String href, String rel) {}
}
