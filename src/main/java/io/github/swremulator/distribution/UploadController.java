package io.github.swremulator.distribution;

import io.github.swremulator.access.RegistryTokens;
import io.github.swremulator.access.RegistryTokens.Client;
import io.github.swremulator.blob.BlobStore;
import io.github.swremulator.blob.StorageException;
import io.github.swremulator.blob.UploadKey;
import io.github.swremulator.gateway.BufferedRequest.UnreadBodyException;
import io.github.swremulator.gateway.OciErrorCode;
import io.github.swremulator.image.Digest;
import io.github.swremulator.registry.AccessLevel;
import io.github.swremulator.registry.BlobCatalog;
import io.github.swremulator.registry.OrganizationCatalog;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import io.github.swremulator.registry.ResourceName;
import io.github.swremulator.registry.world.SessionName;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Uploads blobs, at once, as a stream, or in chunks (OCI distribution specification, end-4 to end-6, end-11 and end-13). */
@RestController
class UploadController {

    private static final String UPLOADS = ManifestController.REPOSITORY + "/blobs/uploads";
    private static final String UPLOAD = UPLOADS + "/{id}";
    /** Such as {@code 0-1023}; some clients write {@code bytes 0-1023/*}. */
    private static final Pattern CONTENT_RANGE = Pattern.compile("(?:bytes )?([0-9]{1,18})-([0-9]{1,18})(?:/.*)?");

    private final BlobCatalog catalog;
    private final OrganizationCatalog organizations;
    private final BlobStore store;
    private final RegistryPermissions permissions;
    private final RegistryTokens tokens;
    private final long maxBlob;

    UploadController(
            BlobCatalog catalog,
            OrganizationCatalog organizations,
            BlobStore store,
            RegistryPermissions permissions,
            RegistryTokens tokens,
            RegistrySettings settings) {
        this.catalog = catalog;
        this.organizations = organizations;
        this.store = store;
        this.permissions = permissions;
        this.tokens = tokens;
        this.maxBlob = settings.maxBlob().toBytes();
    }

    /**
     * Begins an upload, and with {@code digest}, also ends it. With {@code mount}, the blob of another image repository is taken,
     * if it is there.
     */
    @Needs(Needs.Action.PUSH)
    @PostMapping(
            name = "StartBlobUpload",
            path = {UPLOADS, UPLOADS + "/"})
    ResponseEntity<Void> begin(
            SessionName session,
            @PathVariable OrganizationName namespace,
            @PathVariable RepositoryName repository,
            @RequestParam(required = false) @Nullable String digest,
            @RequestParam(required = false) @Nullable String mount,
            @RequestParam(required = false) @Nullable String from,
            HttpServletRequest request)
            throws IOException {
        organizations.requireExists(session, namespace);
        if (mount != null && from != null && isMounted(session, from, namespace, repository, mount, request)) {
            return stored(request, namespace, repository, Digests.parse(mount));
        }
        Digest named = digest == null ? null : Digests.parse(digest);
        UploadKey upload = key(session, namespace, repository, UUID.randomUUID());
        store.begin(upload);
        if (named == null) {
            return accepted(request, namespace, repository, upload, 0);
        }
        append(upload, 0L, request);
        finish(session, namespace, repository, upload, named);
        return stored(request, namespace, repository, named);
    }

    private boolean isMounted(
            SessionName session,
            String from,
            OrganizationName organization,
            RepositoryName repository,
            String mount,
            HttpServletRequest request) {
        ResourceName source;
        try {
            source = ResourceName.ofRepository(from);
        } catch (IllegalArgumentException e) {
            return false;
        }
        Client client = tokens.client(request);
        return client != null
                && permissions.permit(client, request, session, source, AccessLevel.READ)
                && catalog.mount(session, source, organization, repository, Digests.parse(mount));
    }

    private static UploadKey key(
            SessionName session, OrganizationName organization, RepositoryName repository, UUID id) {
        return UploadKey.of(id, session.value(), organization.value(), repository.value());
    }

    private UploadKey key(SessionName session, OrganizationName organization, RepositoryName repository, String id) {
        try {
            return key(session, organization, repository, UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            throw new RegistryRefusal(OciErrorCode.BLOB_UPLOAD_UNKNOWN, null);
        }
    }

    private long append(UploadKey upload, @Nullable Long begin, HttpServletRequest request) throws IOException {
        try {
            return store.append(upload, begin, request.getInputStream(), maxBlob);
        } catch (StorageException e) {
            // Such as on a full disk, where the upload would take the space that is left.
            store.discard(upload);
            throw e;
        } catch (IOException e) {
            throw new UnreadBodyException("the body could not be read", e);
        }
    }

    @Needs(Needs.Action.PUSH)
    @PatchMapping(name = "PushBlobChunk", path = UPLOAD)
    ResponseEntity<Void> append(
            SessionName session,
            @PathVariable OrganizationName namespace,
            @PathVariable RepositoryName repository,
            @PathVariable String id,
            HttpServletRequest request)
            throws IOException {
        UploadKey upload = key(session, namespace, repository, id);
        return accepted(request, namespace, repository, upload, append(upload, begin(request), request));
    }

    /** Where the chunk begins, or null for a stream. */
    private static @Nullable Long begin(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.CONTENT_RANGE);
        if (header == null) {
            return null;
        }
        Matcher range = CONTENT_RANGE.matcher(header);
        long length = request.getContentLengthLong();
        if (!range.matches()
                || (length >= 0 && Long.parseLong(range.group(2)) - Long.parseLong(range.group(1)) + 1 != length)) {
            throw new RegistryRefusal(
                    OciErrorCode.BLOB_UPLOAD_INVALID, "Content-Range must be the first and the last byte: 0-1023");
        }
        return Long.parseLong(range.group(1));
    }

    @Needs(Needs.Action.PUSH)
    @PutMapping(name = "PushBlob", path = UPLOAD)
    ResponseEntity<Void> finish(
            SessionName session,
            @PathVariable OrganizationName namespace,
            @PathVariable RepositoryName repository,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String digest,
            HttpServletRequest request)
            throws IOException {
        if (digest == null) {
            throw new RegistryRefusal(OciErrorCode.DIGEST_INVALID, "the parameter digest is missing");
        }
        Digest named = Digests.parse(digest);
        UploadKey upload = key(session, namespace, repository, id);
        append(upload, begin(request), request);
        finish(session, namespace, repository, upload, named);
        return stored(request, namespace, repository, named);
    }

    private void finish(
            SessionName session,
            OrganizationName organization,
            RepositoryName repository,
            UploadKey upload,
            Digest digest)
            throws IOException {
        long size = store.verify(upload, digest);
        try {
            catalog.add(session, organization, repository, digest, size, () -> store(upload, digest));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void store(UploadKey upload, Digest digest) {
        try {
            store.store(upload, digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Needs(Needs.Action.PUSH)
    @GetMapping(name = "ShowBlobUpload", path = UPLOAD)
    ResponseEntity<Void> show(
            SessionName session,
            @PathVariable OrganizationName namespace,
            @PathVariable RepositoryName repository,
            @PathVariable String id,
            HttpServletRequest request)
            throws IOException {
        UploadKey upload = key(session, namespace, repository, id);
        return reply(HttpStatus.NO_CONTENT, request, namespace, repository, upload, store.size(upload));
    }

    @Needs(Needs.Action.PUSH)
    @DeleteMapping(name = "CancelBlobUpload", path = UPLOAD)
    ResponseEntity<Void> cancel(
            SessionName session,
            @PathVariable OrganizationName namespace,
            @PathVariable RepositoryName repository,
            @PathVariable String id)
            throws IOException {
        UploadKey upload = key(session, namespace, repository, id);
        store.size(upload);
        store.discard(upload);
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<Void> accepted(
            HttpServletRequest request,
            OrganizationName organization,
            RepositoryName repository,
            UploadKey upload,
            long size) {
        return reply(HttpStatus.ACCEPTED, request, organization, repository, upload, size);
    }

    private static ResponseEntity<Void> reply(
            HttpStatus status,
            HttpServletRequest request,
            OrganizationName organization,
            RepositoryName repository,
            UploadKey upload,
            long size) {
        return ResponseEntity.status(status)
                .header(
                        HttpHeaders.LOCATION,
                        Location.of(request, organization, repository, "blobs/uploads/" + upload.id()))
                .header(HttpHeaders.RANGE, range(size))
                .header("Docker-Upload-UUID", upload.id().toString())
                .build();
    }

    /** The bytes that have come; clients know that there are none from {@code 0-0}, too. */
    static String range(long size) {
        return "0-" + Math.max(0, size - 1);
    }

    private static ResponseEntity<Void> stored(
            HttpServletRequest request, OrganizationName organization, RepositoryName repository, Digest digest) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(HttpHeaders.LOCATION, Location.of(request, organization, repository, "blobs/" + digest))
                .header(Digests.HEADER, digest.value())
                .build();
    }
}
