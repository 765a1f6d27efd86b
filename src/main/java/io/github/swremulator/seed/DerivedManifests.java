package io.github.swremulator.seed;

import io.github.swremulator.image.Digest;
import io.github.swremulator.registry.NewManifest;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Derives the manifests that a seed omits in one image repository. They depend on the names alone, so that they are the same
 * on every machine: each digest is the SHA-256 of a text that describes its content, and each size is taken from a digest.
 */
final class DerivedManifests {

    private static final String DOCKER = "application/vnd.docker.";
    private static final String IMAGE_TYPE = DOCKER + "distribution.manifest.v2+json";
    private static final Pattern IMAGE_ID = Pattern.compile("[0-9a-f]{64}");
    private static final List<String> ARCHITECTURES = List.of("amd64", "arm64");
    private static final int MEGABYTE = 1_000_000;

    private final String repository;
    private final Digest ofRepository;
    private final Consumer<NewManifest> children;

    /**
     * @param repository with its organization, for example {@code group/api}
     * @param children accepts the manifests that an index lists, before the index
     */
    DerivedManifests(String repository, Consumer<NewManifest> children) {
        this.repository = repository;
        this.ofRepository = Digest.of(repository);
        this.children = children;
    }

    /**
     * Derives an image (Docker image manifest version 2, schema 2).
     *
     * @param subject what distinguishes this image from the others
     * @param size the sum of configuration and layers
     * @param imageId used as the configuration's digest if it can be one
     */
    NewManifest image(String subject, @Nullable Long size, @Nullable String imageId) {
        Digest config = imageId != null && IMAGE_ID.matcher(imageId).matches()
                ? new Digest("sha256:" + imageId)
                : Digest.of("configuration of " + repository + " " + subject);
        Sizes usual = Sizes.of(ofRepository, config);
        Sizes sizes = size == null ? usual : usual.adjustedTo(size);
        String content = "{\"schemaVersion\":2,\"mediaType\":\"" + IMAGE_TYPE + "\",\"config\":"
                + descriptor(DOCKER + "container.image.v1+json", sizes.config(), config)
                + ",\"layers\":["
                + layer("base of " + repository, sizes.base()) + ","
                + layer("packages of " + repository + " " + subject, sizes.packages()) + ","
                + layer("application of " + repository + " " + subject, sizes.application()) + "]}";
        return new NewManifest(content, null, 2, config.hex(), sizes.total(), false);
    }

    /** Derives an index of images for several platforms (Docker manifest list). */
    NewManifest index(String subject, @Nullable Long size) {
        StringBuilder entries = new StringBuilder();
        long total = 0;
        for (int i = 0; i < ARCHITECTURES.size(); i++) {
            String architecture = ARCHITECTURES.get(i);
            NewManifest child = image(subject + " linux/" + architecture, share(size, i), null);
            children.accept(child);
            total += child.size() == null ? 0 : child.size();
            entries.append(i == 0 ? "" : ",").append(entry(child, architecture));
        }
        String content = "{\"schemaVersion\":2,\"mediaType\":\"" + DOCKER
                + "distribution.manifest.list.v2+json\",\"manifests\":[" + entries + "]}";
        return new NewManifest(content, null, 2, "", total, true);
    }

    private static @Nullable Long share(@Nullable Long size, int child) {
        if (size == null) {
            return null;
        }
        long part = size / ARCHITECTURES.size();
        return child == 0 ? size - part * (ARCHITECTURES.size() - 1) : part;
    }

    private static String entry(NewManifest child, String architecture) {
        String descriptor = descriptor(IMAGE_TYPE, child.content().length(), Digest.of(child.content()));
        return descriptor.substring(0, descriptor.length() - 1) + ",\"platform\":{\"architecture\":\"" + architecture
                + "\",\"os\":\"linux\"}}";
    }

    /** Derives an image in Docker's schema 1, which has no sizes. */
    NewManifest legacy(String subject, @Nullable String imageId) {
        String id = imageId != null && IMAGE_ID.matcher(imageId).matches()
                ? imageId
                : Digest.of("configuration of " + repository + " " + subject).hex();
        String content =
                "{\"schemaVersion\":1,\"name\":\"" + repository + "\",\"architecture\":\"amd64\",\"fsLayers\":["
                        + "{\"blobSum\":\"" + Digest.of("application of " + repository + " " + subject) + "\"},"
                        + "{\"blobSum\":\"" + Digest.of("base of " + repository) + "\"}],\"history\":["
                        + "{\"v1Compatibility\":\"{\\\"id\\\":\\\"" + id + "\\\"}\"},"
                        + "{\"v1Compatibility\":\"{\\\"id\\\":\\\""
                        + Digest.of("history of " + repository).hex()
                        + "\\\"}\"}]}";
        return new NewManifest(content, null, 1, id, 0L, false);
    }

    private static String layer(String what, long size) {
        Digest digest = Digest.of(what + " of " + size + " bytes");
        return descriptor(DOCKER + "image.rootfs.diff.tar.gzip", size, digest);
    }

    private static String descriptor(String mediaType, long size, Digest digest) {
        return "{\"mediaType\":\"" + mediaType + "\",\"size\":" + size + ",\"digest\":\"" + digest + "\"}";
    }

    /** The sizes of an image's parts, in bytes. */
    private record Sizes(long config, long base, long packages, long application) {

        static Sizes of(Digest repository, Digest image) {
            return new Sizes(
                    1_000 + part(image, 0, 4_000),
                    2 * MEGABYTE + part(repository, 0, 28 * MEGABYTE),
                    part(image, 1, 8 * MEGABYTE),
                    10_000 + part(image, 2, 40 * MEGABYTE));
        }

        /** Returns the sizes for another total: the last layer takes the rest, and the others shrink if the total is small. */
        Sizes adjustedTo(long total) {
            long newConfig = Math.min(config, total);
            long newBase = Math.min(base, (total - newConfig) / 2);
            long newPackages = Math.min(packages, (total - newConfig - newBase) / 2);
            return new Sizes(newConfig, newBase, newPackages, total - newConfig - newBase - newPackages);
        }

        long total() {
            return config + base + packages + application;
        }

        private static long part(Digest digest, int index, long bound) {
            return Long.parseLong(digest.hex(), index * 15, index * 15 + 15, 16) % bound;
        }
    }
}
