package io.github.swremulator.seed;

import io.github.swremulator.Emulator;
import io.github.swremulator.document.DocumentFormat;
import io.github.swremulator.registry.CatalogStore;
import io.github.swremulator.registry.CatalogVisitor;
import io.github.swremulator.registry.world.SessionName;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** What seeds hold, for a catalog to be filled with. */
public final class Seeds {

    private static final SeedReading.Limits LIMITS = new SeedReading.Limits(1_000_000, 100_000);

    private Seeds() {}

    /** What a document in YAML says, such as {@code group/app: [v1]}. */
    public static Consumer<CatalogVisitor> document(String yaml) {
        byte[] bytes = yaml.getBytes(StandardCharsets.UTF_8);
        return reading(
                List.of(new SeedDocument("document", DocumentFormat.YAML, () -> new ByteArrayInputStream(bytes))));
    }

    /** Loads into a running emulator what it would load at its start; a reset goes back to the seed of the start. */
    public static void load(Emulator emulator, Path seed) {
        emulator.bean("catalogStore", CatalogStore.class)
                .replace(SessionName.DEFAULT, reading(SeedFiles.find(seed.toString())));
    }

    /** As {@link #load}, as the start itself does it, which also makes it what a reset goes back to. */
    static void loadAsAtTheStart(Emulator emulator, Path seed) {
        SeedSettings settings =
                new SeedSettings(seed.toString(), SeedSettings.Mode.ALWAYS, LIMITS.tags(), LIMITS.imageRepositories());
        new SeedLoader(settings, emulator.bean("catalogStore", CatalogStore.class)).afterSingletonsInstantiated();
    }

    private static Consumer<CatalogVisitor> reading(List<SeedSource> sources) {
        return catalog -> new SeedReading(catalog, LIMITS).read(sources);
    }
}
