package io.github.swremulator.blob;

import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Chooses where the bytes of images are. */
@Configuration(proxyBeanMethods = false)
class BlobConfiguration {

    /** Decides at the start, since a condition of a bean would be decided when the jar is built. */
    @Bean
    static BlobStore blobStore(BlobSettings settings, Environment environment) {
        return switch (settings.store()) {
            case FOLDER -> new FolderBlobs(folder(settings, environment), InstantSource.system());
            case S3 -> S3Blobs.of(settings.s3());
        };
    }

    private static @Nullable Path folder(BlobSettings settings, Environment environment) {
        if (settings.folder() != null) {
            return settings.folder();
        }
        // Beside the file store, which knows this folder too.
        return environment.matchesProfiles("file")
                ? Path.of(environment.getProperty("swr.data-dir", "data"), "blobs")
                : null;
    }
}
