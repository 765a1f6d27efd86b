package io.github.swremulator.manage.account;

import io.github.swremulator.access.Credentials.WithoutCredential;
import io.github.swremulator.access.SentPath;
import io.github.swremulator.manage.RequiresNothing;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** Shows the versions of the API. The vendor's page lists only the first, but later pages have routes of the second. */
@RestController
class VersionController {

    @WithoutCredential
    @RequiresNothing
    @GetMapping(name = "ListApiVersions", path = "/")
    VersionResponse.All list(HttpServletRequest request) {
        return new VersionResponse.All(List.of(v2(request), v3(request)));
    }

    @WithoutCredential
    @RequiresNothing
    @GetMapping(name = "ShowApiVersion", path = "/{api_version:v2|v3}")
    VersionResponse show(@PathVariable("api_version") String version, HttpServletRequest request) {
        return new VersionResponse(version.equals("v2") ? v2(request) : v3(request));
    }

    private static VersionResponse.Version v2(HttpServletRequest request) {
        return version("v2", "2.0", "2.26", request);
    }

    private static VersionResponse.Version v3(HttpServletRequest request) {
        return version("v3", "", "", request);
    }

    private static VersionResponse.Version version(
            String id, String minVersion, String version, HttpServletRequest request) {
        String root = SentPath.root(request);
        VersionResponse.Link link = new VersionResponse.Link(root + "/" + id + "/", "self");
        return new VersionResponse.Version(id, link, minVersion, "CURRENT", "2020-07-09T00:00:00Z", version);
    }

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
}
