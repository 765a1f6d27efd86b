package io.github.swremulator.iam;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.swremulator.iam.Project.Links;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * The services of a region (iam_02_0004), {@code {"catalog":[{"endpoints":[…],"id":"…","name":"swr","type":"swr"}],"links":{…}}}.
 * Clients search it for the endpoint of SWR.
 */
record Catalog(List<Service> catalog, Links links) {

    /**
     * A service. Clients find SWR by several types: {@code swr}, {@code swrv2} as on Open Telekom Cloud, or {@code smn}, in whose
     * endpoint gophertelekomcloud replaces {@code smn} by {@code swr-api}.
     */
    private enum Type {
        SWR("swr", "/v2"),
        SWRV2("swr", "/v2"),
        SMN("smn", "/v2"),
        IDENTITY("iam", "/v3");

        private final String service;
        private final String path;

        Type(String service, String path) {
            this.service = service;
            this.path = path;
        }
    }

    record Service(List<Endpoint> endpoints, String id, String name, String type) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Endpoint(
            String id, @JsonProperty("interface") String visibility, String region, String regionId, String url) {}

    /**
     * The services that a token is for: IAM belongs to no region, so that a token for an account is good for it.
     *
     * @param root the URL of the emulator's root
     */
    static List<Service> services(Grant grant, String ownRegion, String root) {
        String region = grant.region(ownRegion);
        return Stream.of(Type.values())
                .filter(type -> switch (grant.scope()) {
                    case UNSCOPED -> false;
                    case ACCOUNT -> type == Type.IDENTITY;
                    case PROJECT, PROJECT_ID -> true;
                })
                .map(type -> service(type, region, root))
                .toList();
    }

    private static Service service(Type type, String region, String root) {
        String name = type.name().toLowerCase(Locale.ROOT);
        Endpoint endpoint = new Endpoint(id(name + "\n" + region), "public", region, region, root + type.path);
        return new Service(List.of(endpoint), id(name), type.service, name);
    }

    private static String id(String text) {
        return UUID.nameUUIDFromBytes(("catalog\n" + text).getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }
}
