package io.github.swremulator.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The version of IAM (iam_15_0003):
 * {@code {"version":{"media-types":[…],"links":[{"rel":"self","href":"http://…/v3/"}],"id":"v3.6",…,"status":"stable"}}}.
 */
public record IamVersion(Version version) {

    /** {@code User-Agent} of the libraries that look for IAM's version at the root: in Python, and in Go. */
    private static final Pattern OPENSTACK = Pattern.compile("\\b(?:keystoneauth1|gophercloud|golangsdk)/");

    /** The list of versions (iam_15_0002): {@code {"versions":{"values":[…]}}}. */
    public record All(Values versions) {

        record Values(List<Version> values) {}
    }

    record Version(
            @JsonProperty("media-types") List<MediaType> mediaTypes,
            List<Link> links,
            String id,
            String updated,
            String status) {}

    record MediaType(String type, String base) {}

    record Link(String rel, String href) {}

    public static IamVersion at(String root) {
        return new IamVersion(new Version(
                List.of(new MediaType("application/vnd.openstack.identity-v3+json", "application/json")),
                List.of(new Link("self", root + "/v3/")),
                "v3.6",
                "2016-04-04T00:00:00Z",
                "stable"));
    }

    public All all() {
        return new All(new All.Values(List.of(version)));
    }

    /** Whether a client asks for the versions of IAM, not of SWR, at the root, which both services have. */
    public static boolean isWantedBy(HttpServletRequest request) {
        @Nullable String userAgent = request.getHeader("User-Agent");
        return userAgent != null && OPENSTACK.matcher(userAgent).find();
    }
}
