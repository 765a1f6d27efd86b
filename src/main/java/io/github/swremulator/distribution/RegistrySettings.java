package io.github.swremulator.distribution;

import io.github.swremulator.settings.SettingValue;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings of the registry.
 *
 * @param mediaTypes which manifests are accepted
 * @param maxBlob the largest blob; SWR takes layers of 10 GB
 * @param maxManifest the largest manifest
 * @param uploadLifetime how long an upload, or a blob to which no manifest refers yet, is kept
 * @param unusedBlobLifetime how long a blob is kept to which nothing refers any more
 */
@ConfigurationProperties("swr.registry")
record RegistrySettings(
        @DefaultValue("swr") MediaTypes mediaTypes,
        @DefaultValue("10GB") DataSize maxBlob,
        @DefaultValue("4MB") DataSize maxManifest,
        @DefaultValue("24h") Duration uploadLifetime,
        @DefaultValue("1h") Duration unusedBlobLifetime) {

    /** Which manifests are accepted. */
    enum MediaTypes {
        /** Those that SWR accepts: it refuses an image index of OCI. */
        SWR,
        /** All that the OCI image specification and Docker have. */
        ANY
    }

    RegistrySettings {
        SettingValue.require(maxBlob.toBytes() >= 1, "swr.registry.max-blob", maxBlob, "must be 1B or more");
        SettingValue.require(
                maxManifest.toBytes() >= 1 && maxManifest.toMegabytes() <= 64,
                "swr.registry.max-manifest",
                maxManifest,
                "must be 1B to 64MB");
        SettingValue.require(
                uploadLifetime.toSeconds() >= 1, "swr.registry.upload-lifetime", uploadLifetime, "must be 1s or more");
        SettingValue.require(
                !unusedBlobLifetime.isNegative(),
                "swr.registry.unused-blob-lifetime",
                unusedBlobLifetime,
                "must not be negative");
    }
}
