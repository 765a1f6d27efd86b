package io.github.swremulator.seed;

import static io.github.swremulator.document.DocumentFormat.DEFAULT_TOKEN_LENGTH;

import io.github.swremulator.document.DocumentFormat;
import io.github.swremulator.image.Digest;
import io.github.swremulator.registry.CatalogVisitor;
import io.github.swremulator.registry.NewImageRepository;
import io.github.swremulator.registry.NewManifest;
import io.github.swremulator.registry.NewOrganization;
import io.github.swremulator.registry.NewTag;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Records the content of a seed, one line per visit. */
final class SeedListing implements CatalogVisitor {

    final List<NewTag> tags = new ArrayList<>();
    final List<NewManifest> manifests = new ArrayList<>();
    final List<NewOrganization> organizations = new ArrayList<>();
    final List<NewImageRepository> repositories = new ArrayList<>();
    private final StringBuilder lines = new StringBuilder();

    static SeedListing of(DocumentFormat format, String text) {
        return of(format, text.getBytes(StandardCharsets.UTF_8));
    }

    static SeedListing of(DocumentFormat format, byte[] text) {
        return of(List.of(new SeedDocument("body", format, () -> new ByteArrayInputStream(text))));
    }

    static SeedListing of(List<SeedSource> sources) {
        SeedListing listing = new SeedListing();
        new SeedReading(listing, new SeedReading.Limits(5000, 1000, 1000, DEFAULT_TOKEN_LENGTH)).read(sources);
        return listing;
    }

    @Override
    public void organization(NewOrganization organization) {
        organizations.add(organization);
        line("organization " + organization.name());
    }

    @Override
    public void imageRepository(NewImageRepository repository) {
        repositories.add(repository);
        line("repository " + repository.organization() + "/" + repository.name() + " " + repository.repoId());
    }

    @Override
    public void manifest(NewManifest manifest) {
        manifests.add(withDigest(manifest));
        line("manifest " + withDigest(manifest));
    }

    @Override
    public void tag(NewTag tag) {
        NewTag complete = new NewTag(
                tag.name(),
                tag.tagId(),
                tag.repoId(),
                withDigest(tag.manifest()),
                tag.trusted(),
                tag.scanned(),
                tag.createdAt(),
                tag.updatedAt(),
                tag.deletedAt(),
                tag.path(),
                tag.internalPath(),
                tag.accountId());
        tags.add(complete);
        line("tag " + complete);
    }

    /** With the digest that the catalog would derive. */
    private static NewManifest withDigest(NewManifest manifest) {
        return manifest.digest() != null
                ? manifest
                : new NewManifest(
                        manifest.content(),
                        Digest.of(manifest.content()),
                        manifest.schemaVersion(),
                        manifest.imageId(),
                        manifest.size(),
                        manifest.isIndex());
    }

    private void line(String text) {
        lines.append(text).append('\n');
    }

    List<String> names() {
        return tags.stream().map(tag -> tag.name().value()).toList();
    }

    Digest digest() {
        return Digest.of(toString());
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}
