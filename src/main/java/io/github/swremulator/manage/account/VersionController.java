package io.github.swremulator.manage.account;

import io.github.swremulator.access.PathPrefix;
import io.github.swremulator.access.WithoutCredential;
import io.github.swremulator.manage.RequiresNothing;
import io.github.swremulator.manage.account.VersionResponse.Version;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells which versions of the API there are (swr_02_0080, 0081). */
@RestController
class VersionController {

    /** The page lists the first one alone, and later pages have routes of the second. */
    private enum Known {
        V2("v2", "2.0", "CURRENT", "2.26"),
        V3("v3", "", "CURRENT", "");

        private final String id;
        private final String minVersion;
        private final String status;
        private final String version;

        Known(String id, String minVersion, String status, String version) {
            this.id = id;
            this.minVersion = minVersion;
            this.status = status;
            this.version = version;
        }

        Version at(HttpServletRequest request) {
            String root = request.getScheme() + "://" + request.getHeader("Host") + PathPrefix.of(request);
            return new Version(
                    id,
                    new VersionResponse.Link(root + "/" + id + "/", "self"),
                    minVersion,
                    status,
                    "2020-07-09T00:00:00Z",
                    version);
        }
    }

    @WithoutCredential
    @RequiresNothing
    @GetMapping(name = "ListApiVersions", path = "/")
    VersionResponse.All list(HttpServletRequest request) {
        return new VersionResponse.All(
                Arrays.stream(Known.values()).map(known -> known.at(request)).toList());
    }

    /** Another version is no route. */
    @WithoutCredential
    @RequiresNothing
    @GetMapping(name = "ShowApiVersion", path = "/{api_version:v2|v3}")
    VersionResponse show(@PathVariable("api_version") String version, HttpServletRequest request) {
        return new VersionResponse((version.equals(Known.V2.id) ? Known.V2 : Known.V3).at(request));
    }
}
