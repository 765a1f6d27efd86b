package io.github.swremulator.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.swremulator.settings.DataDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

class BlobConfigurationTest {

    private static final UploadKey UPLOAD = UploadKey.of(UUID.randomUUID(), "default");

    @TempDir
    Path folder;

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void theFolderIsThatOfTheFileStore() throws IOException {
        environment.setActiveProfiles("file");
        environment.setProperty("swr.data-dir", folder.toString());
        store().begin(UPLOAD);
        assertThat(folder.resolve("blobs/uploads")).isNotEmptyDirectory();
    }

    @Test
    void theFolderIsTheConfiguredOne() throws IOException {
        environment.setActiveProfiles("file");
        environment.setProperty("swr.blob.folder", folder.resolve("here").toString());
        store().begin(UPLOAD);
        assertThat(folder.resolve("here/uploads")).isNotEmptyDirectory();
    }

    @Test
    void theFolderIsOtherwiseTemporary() throws IOException {
        FolderBlobs store = (FolderBlobs) store();
        store.discardUploads(Instant.now());
        store.visit(Instant.now(), digest -> fail("there are none"));
        assertThat(store.hasFolder()).as("made at the first upload").isFalse();

        store.begin(UPLOAD);
        Path made = store.find(UPLOAD).file().resolve("../..").normalize();
        assertThat(made).isDirectory();
        store.destroy();
        assertThat(made).doesNotExist();
    }

    @Test
    void theBucketIsUsedIfAskedFor() {
        environment.setProperty("swr.blob.store", "s3");
        environment.setProperty("swr.blob.s3.bucket", "images");
        environment.setProperty("swr.blob.s3.access-key", "me");
        environment.setProperty("swr.blob.s3.secret-key", "my secret");
        assertThat(store()).isInstanceOf(S3Blobs.class);
        assertThat(settings().toString()).contains("images").doesNotContain("my secret");
    }

    private BlobStore store() {
        DataDirectory data = Binder.get(environment).bindOrCreate("swr", DataDirectory.class);
        return BlobConfiguration.blobStore(settings(), data, environment);
    }

    private BlobSettings settings() {
        return Binder.get(environment).bindOrCreate("swr.blob", BlobSettings.class);
    }
}
