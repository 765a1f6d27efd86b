package io.github.swremulator.distribution;

import io.github.swremulator.gateway.OciErrorCode;
import io.github.swremulator.image.Descriptor;
import io.github.swremulator.image.Digest;
import io.github.swremulator.image.ManifestParts;
import io.github.swremulator.registry.Actor;
import io.github.swremulator.registry.ManifestCatalog;
import io.github.swremulator.registry.ManifestCatalog.Stored;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.PushedManifest;
import io.github.swremulator.registry.RepositoryName;
import io.github.swremulator.registry.TagName;
import io.github.swremulator.registry.world.SessionName;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Pushes, pulls and deletes manifests (OCI distribution specification, end-3, end-7 and end-9). */
@RestController
class ManifestController {

    static final String REPOSITORY = "/v2/{namespace}/{repository}";

    private static final String MANIFEST = REPOSITORY + "/manifests/{reference}";

    private final ManifestCatalog catalog;
    private final ManifestReader reader;
    private final PullCount pulls;

    ManifestController(ManifestCatalog catalog, ManifestReader reader, PullCount pulls) {
        this.catalog = catalog;
        this.reader = reader;
        this.pulls = pulls;
    }

    @Needs(Needs.Action.PULL)
    @GetMapping(name = "PullManifest", path = MANIFEST)
    void pull(
            SessionName session,
            @PathVariable OrganizationName namespace,
            @PathVariable RepositoryName repository,
            @PathVariable String reference,
            HttpServletResponse response)
            throws IOException {
        byte[] content = describe(find(session, namespace, repository, reference), response);
        if (!isDigest(reference)) {
            pulls.count(session, namespace, repository);
        }
        response.getOutputStream().write(content);
    }

    @Needs(Needs.Action.PULL)
    @RequestMapping(name = "CheckManifest", path = MANIFEST, method = RequestMethod.HEAD)
    void check(
            SessionName session,
            @PathVariable OrganizationName namespace,
            @PathVariable RepositoryName repository,
            @PathVariable String reference,
            HttpServletResponse response) {
        describe(find(session, namespace, repository, reference), response);
    }

    private Stored find(
            SessionName session, OrganizationName organization, RepositoryName repository, String reference) {
        Optional<Stored> found = isDigest(reference)
                ? catalog.find(session, organization, repository, Digests.parse(reference))
                : catalog.find(session, organization, repository, tag(reference));
        return found.orElseThrow(
                () -> new RegistryRefusal(OciErrorCode.MANIFEST_UNKNOWN, Map.of("reference", reference)));
    }

    private static boolean isDigest(String reference) {
        return reference.indexOf(':') >= 0;
    }

    private static TagName tag(String name) {
        try {
            return new TagName(name);
        } catch (IllegalArgumentException e) {
            throw new RegistryRefusal(OciErrorCode.TAG_INVALID, "it " + e.getMessage());
        }
    }

    private static byte[] describe(Stored manifest, HttpServletResponse response) {
        response.setContentType(ManifestReader.mediaType(manifest.content()));
        response.setHeader(Digests.HEADER, manifest.digest().value());
        response.setHeader(HttpHeaders.ETAG, "\"" + manifest.digest() + "\"");
        byte[] content = manifest.content().getBytes(StandardCharsets.UTF_8);
        response.setContentLength(content.length);
        return content;
    }

    @Needs(Needs.Action.PUSH)
    @PutMapping(name = "PushManifest", path = MANIFEST)
    ResponseEntity<Void> push(
            SessionName session,
            @PathVariable OrganizationName namespace,
            @PathVariable RepositoryName repository,
            @PathVariable String reference,
            Actor actor,
            HttpServletRequest request)
            throws IOException {
        Digest named = isDigest(reference) ? Digests.parse(reference) : null;
        TagName tag = named == null ? tag(reference) : null;
        String content = reader.read(request);
        ManifestParts parts = reader.parse(content, request.getContentType());
        Digest digest = digest(content, named);
        Descriptor subject = parts.subject();
        catalog.push(
                session,
                namespace,
                repository,
                tag,
                new PushedManifest(
                        content,
                        digest,
                        parts.blobs().stream().map(Descriptor::digest).toList(),
                        parts.manifests().stream().map(Descriptor::digest).toList(),
                        subject == null ? null : subject.digest()),
                actor);
        ResponseEntity.BodyBuilder reply = ResponseEntity.status(HttpStatus.CREATED)
                .header(HttpHeaders.LOCATION, Location.of(request, namespace, repository, "manifests/" + digest))
                .header(Digests.HEADER, digest.value());
        if (subject != null) {
            reply.header("OCI-Subject", subject.digest().value());
        }
        return reply.build();
    }

    private static Digest digest(String content, @Nullable Digest named) {
        if (named != null && !named.isOf(content)) {
            throw new RegistryRefusal(OciErrorCode.DIGEST_INVALID, Map.of("digest", named.value()));
        }
        return named == null ? Digest.of(content) : named;
    }

    @Needs(Needs.Action.DELETE)
    @DeleteMapping(name = "DeleteManifest", path = MANIFEST)
    ResponseEntity<Void> delete(
            SessionName session,
            @PathVariable OrganizationName namespace,
            @PathVariable RepositoryName repository,
            @PathVariable String reference) {
        boolean isDeleted = isDigest(reference)
                ? catalog.delete(session, namespace, repository, Digests.parse(reference))
                : catalog.delete(session, namespace, repository, tag(reference));
        if (!isDeleted) {
            throw new RegistryRefusal(OciErrorCode.MANIFEST_UNKNOWN, Map.of("reference", reference));
        }
        return ResponseEntity.accepted().build();
    }
}
