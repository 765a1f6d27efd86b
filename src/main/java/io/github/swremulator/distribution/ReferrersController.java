package io.github.swremulator.distribution;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.swremulator.image.ManifestParts;
import io.github.swremulator.registry.ManifestCatalog;
import io.github.swremulator.registry.ManifestCatalog.Stored;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import io.github.swremulator.registry.world.SessionName;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Lists what is about a manifest, such as its signatures (OCI distribution specification, end-12). */
@RestController
class ReferrersController {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ManifestCatalog catalog;

    /** An image index: {@code {"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[…]}}. */
    private record Index(int schemaVersion, String mediaType, List<Referrer> manifests) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record Referrer(
            String mediaType,
            String digest,
            long size,
            @Nullable String artifactType,
            Map<String, String> annotations) {

        static Referrer of(Stored manifest) {
            ManifestParts parts = ManifestParts.parse(manifest.content());
            return new Referrer(
                    parts.mediaType(),
                    manifest.digest().value(),
                    manifest.content().getBytes(StandardCharsets.UTF_8).length,
                    parts.artifactType(),
                    parts.annotations());
        }
    }

    ReferrersController(ManifestCatalog catalog) {
        this.catalog = catalog;
    }

    /** @param artifactType only these */
    @Needs(Needs.Action.PULL)
    @GetMapping(name = "ListReferrers", path = ManifestController.REPOSITORY + "/referrers/{digest}")
    void list(
            SessionName session,
            @PathVariable OrganizationName namespace,
            @PathVariable RepositoryName repository,
            @PathVariable String digest,
            @RequestParam(required = false) @Nullable String artifactType,
            HttpServletResponse response)
            throws IOException {
        List<Referrer> referrers = catalog.referrers(session, namespace, repository, Digests.parse(digest)).stream()
                .map(Referrer::of)
                .filter(referrer -> artifactType == null || artifactType.equals(referrer.artifactType()))
                .toList();
        if (artifactType != null) {
            response.setHeader("OCI-Filters-Applied", "artifactType");
        }
        response.setContentType(ManifestParts.OCI_INDEX);
        response.getOutputStream().write(JSON.writeValueAsBytes(new Index(2, ManifestParts.OCI_INDEX, referrers)));
    }
}
