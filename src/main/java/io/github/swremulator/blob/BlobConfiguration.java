package io.github.swremulator.blob;

import io.github.swremulator.settings.DataDirectory;
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
    static BlobStore blobStore(BlobSettings settings, DataDirectory data, Environment environment) {
        return switch (settings.store()) {
            case FOLDER -> folder(settings.folder(), data, DataDirectory.isUsed(environment));
            case S3 -> S3Blobs.of(settings.s3());
        };
    }

    private static BlobStore folder(@Nullable Path folder, DataDirectory data, boolean isFileStore) {
        Path used = folder == null && isFileStore ? data.dataDir().resolve("blobs") : folder;
        // The file store needs what it frees on a full disk.
        return new FolderBlobs(used, isFileStore ? data.dataDirReserve().toBytes() : 0, InstantSource.system());
    }
}
