package io.github.swremulator.manage.account;

import io.github.swremulator.access.Credentials.WithoutCredential;
import io.github.swremulator.access.IamVersion;
import io.github.swremulator.access.SentPath;
import io.github.swremulator.manage.RequiresNothing;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** Shows the version of the API. {@code /v3} is that of IAM, although later pages of SWR's API have routes below it. */
@RestController
class VersionController {

    @WithoutCredential
    @RequiresNothing
    @GetMapping(name = "ListApiVersions", path = "/")
    ResponseEntity<?> list(HttpServletRequest request) {
        return IamVersion.isWantedBy(request)
                ? ResponseEntity.status(HttpStatus.MULTIPLE_CHOICES)
                        .body(IamVersion.at(SentPath.root(request)).all())
                : ResponseEntity.ok(new VersionResponse.All(List.of(version(request))));
    }

    @WithoutCredential
    @RequiresNothing
    @GetMapping(name = "ShowApiVersion", path = "/v2")
    VersionResponse show(HttpServletRequest request) {
        return new VersionResponse(version(request));
    }

    private static VersionResponse.Version version(HttpServletRequest request) {
        VersionResponse.Link link = new VersionResponse.Link(SentPath.root(request) + "/v2/", "self");
        return new VersionResponse.Version("v2", link, "2.0", "CURRENT", "2020-07-09T00:00:00Z", "2.26");
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
