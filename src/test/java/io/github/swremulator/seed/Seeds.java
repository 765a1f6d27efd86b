package io.github.swremulator.seed;

import static io.github.swremulator.document.DocumentFormat.DEFAULT_TOKEN_LENGTH;

import io.github.swremulator.Emulator;
import io.github.swremulator.blob.BlobStore;
import io.github.swremulator.document.DocumentFormat;
import io.github.swremulator.registry.CatalogStore;
import io.github.swremulator.registry.CatalogVisitor;
import io.github.swremulator.registry.world.SessionName;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Loads seeds in tests. */
public final class Seeds {

    private static final SeedReading.Limits LIMITS =
            new SeedReading.Limits(1_000_000, 100_000, 100_000, DEFAULT_TOKEN_LENGTH);

    private Seeds() {}

    /** Reads a document in YAML, such as {@code group/app: [v1]}. */
    public static Consumer<CatalogVisitor> document(String yaml) {
        byte[] bytes = yaml.getBytes(StandardCharsets.UTF_8);
        return reading(
                List.of(new SeedDocument("document", DocumentFormat.YAML, () -> new ByteArrayInputStream(bytes))));
    }

    /** Replaces the data of a running emulator by a seed; a reset restores the seed of the start. */
    public static void load(Emulator emulator, Path seed) {
        emulator.bean("catalogStore", CatalogStore.class)
                .replace(
                        SessionName.DEFAULT,
                        catalog -> new SeedReading(catalog, new LayoutBlobs(blobs(emulator)), LIMITS)
                                .read(SeedFiles.find(seed.toString())));
    }

    /** Loads a seed as at the start, so that a reset restores it. */
    static void loadAsAtTheStart(Emulator emulator, Path seed) {
        SeedSettings settings = new SeedSettings(
                seed.toString(),
                SeedSettings.Mode.ALWAYS,
                LIMITS.tags(),
                LIMITS.imageRepositories(),
                LIMITS.organizations(),
                LIMITS.tokenLength());
        new SeedLoader(settings, emulator.bean("catalogStore", CatalogStore.class), blobs(emulator))
                .afterSingletonsInstantiated();
    }

    private static BlobStore blobs(Emulator emulator) {
        return emulator.bean("blobStore", BlobStore.class);
    }

    private static Consumer<CatalogVisitor> reading(List<SeedSource> sources) {
        return catalog -> new SeedReading(catalog, LIMITS).read(sources);
    }
}
