package io.github.swremulator.blob;

import io.github.swremulator.settings.SettingValue;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the bytes of images are.
 *
 * @param folder without it, a folder of the file store, or a temporary one
 */
@ConfigurationProperties("swr.blob")
record BlobSettings(
        @DefaultValue("folder") Store store,
        @Nullable Path folder,
        @DefaultValue S3 s3) {

    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,254}");
    private static final Pattern REGION = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final Pattern PREFIX = Pattern.compile("([A-Za-z0-9_.-]+/)*");

    /** What has them. */
    enum Store {
        FOLDER,
        S3
    }

    /**
     * A bucket.
     *
     * @param endpoint without it, that of the region at Amazon
     * @param accessKey without it, the keys are those that Amazon's SDK finds in the environment
     * @param prefix of the names of all objects, with a slash at its end
     * @param pathStyle whether the bucket is named in the path, and not in the host
     */
    record S3(
            @Nullable String bucket,
            @Nullable URI endpoint,
            @DefaultValue("us-east-1") String region,
            @Nullable String accessKey,
            @Nullable String secretKey,
            @DefaultValue("") String prefix,
            @DefaultValue("true") boolean pathStyle) {

        private void check(boolean isUsed) {
            SettingValue.require(
                    bucket == null ? !isUsed : BUCKET.matcher(bucket).matches(),
                    "swr.blob.s3.bucket",
                    bucket,
                    "must be the name of a bucket");
            SettingValue.require(
                    endpoint == null
                            || (endpoint.getHost() != null
                                    && String.valueOf(endpoint.getScheme()).matches("https?")),
                    "swr.blob.s3.endpoint",
                    null,
                    "must be an address such as https://s3.example.com");
            SettingValue.requireMatch(
                    REGION, "swr.blob.s3.region", region, "must be letters, digits, '_', '.' and '-', 64 at most");
            SettingValue.require(
                    (accessKey == null) == (secretKey == null),
                    "swr.blob.s3.secret-key",
                    null,
                    "must be set together with swr.blob.s3.access-key");
            SettingValue.requireMatch(
                    PREFIX,
                    "swr.blob.s3.prefix",
                    prefix,
                    "must be letters, digits, '_', '.', '-' and '/', with '/' at its end and not at its beginning");
        }

        /** Without the secrets. */
        @Override
        public String toString() {
            return "bucket " + bucket;
        }
    }

    BlobSettings {
        s3.check(store == Store.S3);
    }
}
