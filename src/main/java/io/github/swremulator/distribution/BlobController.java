package io.github.swremulator.distribution;

import io.github.swremulator.blob.BlobStore;
import io.github.swremulator.gateway.OciErrorCode;
import io.github.swremulator.image.Digest;
import io.github.swremulator.registry.BlobCatalog;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import io.github.swremulator.registry.world.SessionName;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Pulls and deletes blobs (OCI distribution specification, end-2 and end-10). */
@RestController
class BlobController {

    private static final String BLOB = ManifestController.REPOSITORY + "/blobs/{digest}";
    private static final String UNIT = "bytes";

    private final BlobCatalog catalog;
    private final BlobStore store;

    /** The bytes from one to another, both included. */
    private record Part(long begin, long end) {

        long length() {
            return end - begin + 1;
        }
    }

    BlobController(BlobCatalog catalog, BlobStore store) {
        this.catalog = catalog;
        this.store = store;
    }

    @Needs(Needs.Action.PULL)
    @RequestMapping(name = "CheckBlob", path = BLOB, method = RequestMethod.HEAD)
    void check(
            SessionName session,
            @PathVariable OrganizationName namespace,
            @PathVariable RepositoryName repository,
            @PathVariable String digest,
            HttpServletResponse response) {
        Digest named = Digests.parse(digest);
        response.setContentLengthLong(describe(named, size(session, namespace, repository, named), response));
    }

    @Needs(Needs.Action.PULL)
    @GetMapping(name = "PullBlob", path = BLOB)
    void pull(
            SessionName session,
            @PathVariable OrganizationName namespace,
            @PathVariable RepositoryName repository,
            @PathVariable String digest,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Digest named = Digests.parse(digest);
        long size = size(session, namespace, repository, named);
        Part all = new Part(0, size - 1);
        Part part = part(request.getHeader(HttpHeaders.RANGE), size, response);
        Part sent = part == null ? all : part;
        try (InputStream bytes = store.open(named, sent.begin(), sent.length())) {
            describe(named, size, response);
            if (part != null) {
                response.setStatus(HttpStatus.PARTIAL_CONTENT.value());
                response.setHeader(
                        HttpHeaders.CONTENT_RANGE, "%s %d-%d/%d".formatted(UNIT, part.begin(), part.end(), size));
            }
            response.setContentLengthLong(sent.length());
            bytes.transferTo(response.getOutputStream());
        }
    }

    private long size(SessionName session, OrganizationName organization, RepositoryName repository, Digest digest) {
        return catalog.size(session, organization, repository, digest)
                .orElseThrow(() -> new RegistryRefusal(OciErrorCode.BLOB_UNKNOWN, Map.of("digest", digest.value())));
    }

    private static long describe(Digest digest, long size, HttpServletResponse response) {
        response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
        response.setHeader(Digests.HEADER, digest.value());
        response.setHeader(HttpHeaders.ETAG, "\"" + digest + "\"");
        response.setHeader(HttpHeaders.ACCEPT_RANGES, UNIT);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "max-age=31536000");
        return size;
    }

    /** Null for the whole blob: also for several ranges, and for another unit (RFC 9110, 14.2). */
    private static @Nullable Part part(@Nullable String header, long size, HttpServletResponse response) {
        if (header == null || !header.startsWith(UNIT + "=")) {
            return null;
        }
        try {
            List<HttpRange> ranges = HttpRange.parseRanges(header);
            if (ranges.size() != 1) {
                return null;
            }
            Part part =
                    new Part(ranges.get(0).getRangeStart(size), ranges.get(0).getRangeEnd(size));
            if (part.begin() <= part.end()) {
                return part;
            }
        } catch (IllegalArgumentException e) {
            // Malformed, or begins behind the end.
        }
        response.setHeader(HttpHeaders.CONTENT_RANGE, UNIT + " */" + size);
        throw new RegistryRefusal(
                OciErrorCode.SIZE_INVALID,
                HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE.value(),
                "the range is not in the blob",
                null);
    }

    @Needs(Needs.Action.DELETE)
    @DeleteMapping(name = "DeleteBlob", path = BLOB)
    ResponseEntity<Void> delete(
            SessionName session,
            @PathVariable OrganizationName namespace,
            @PathVariable RepositoryName repository,
            @PathVariable String digest) {
        Digest named = Digests.parse(digest);
        size(session, namespace, repository, named);
        if (!catalog.remove(session, namespace, repository, named)) {
            throw new RegistryRefusal(OciErrorCode.UNSUPPORTED, "a manifest refers to the blob");
        }
        return ResponseEntity.accepted().build();
    }
}
