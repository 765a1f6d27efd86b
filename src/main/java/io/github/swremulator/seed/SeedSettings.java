package io.github.swremulator.seed;

import io.github.swremulator.document.DocumentFormat;
import io.github.swremulator.settings.SettingValue;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the seed.
 *
 * @param seed a document ({@code .yaml}, {@code .yml}, {@code .json}), a captured reply
 *     {@code <namespace>/<repository>.json}, an OCI image layout {@code <namespace>/<repository>/}, or a folder of any of them;
 *     {@code example} for the vendor's documented example, {@code none} for nothing
 * @param seedMode when the seed is applied
 * @param seedMaxTags how many tags a seed may have
 * @param seedMaxRepositories how many image repositories a seed may have
 * @param seedMaxOrganizations how many organizations a seed may have, with those that only image repositories name
 * @param seedMaxString how many characters a string, a comment or space may have in a JSON document; in YAML, an eighth
 */
@ConfigurationProperties("swr")
record SeedSettings(
        @DefaultValue(EXAMPLE) String seed,
        @DefaultValue("once") Mode seedMode,
        @DefaultValue("2000000") long seedMaxTags,
        @DefaultValue("100000") long seedMaxRepositories,
        @DefaultValue("100000") long seedMaxOrganizations,

        @DefaultValue("" + DocumentFormat.DEFAULT_TOKEN_LENGTH)
        int seedMaxString) {

    /** In YAML, as much as the parser buffers, so that less would have no effect. */
    private static final int MIN_STRING = 1024 * 1024;

    static final String EXAMPLE = "example";
    static final String NONE = "none";

    SeedSettings {
        SettingValue.require(!seed.isBlank(), "swr.seed", seed, "must be a file, a folder, example or none");
        SettingValue.requireAtLeast(1, "swr.seed-max-tags", seedMaxTags);
        SettingValue.requireAtLeast(1, "swr.seed-max-repositories", seedMaxRepositories);
        SettingValue.requireAtLeast(1, "swr.seed-max-organizations", seedMaxOrganizations);
        SettingValue.requireAtLeast(MIN_STRING, "swr.seed-max-string", seedMaxString);
    }

    SeedReading.Limits limits() {
        return new SeedReading.Limits(seedMaxTags, seedMaxRepositories, seedMaxOrganizations, seedMaxString);
    }

    enum Mode {
        /** To a store that is empty and was never seeded. */
        ONCE,
        /** At every start, in place of all that the store holds. */
        ALWAYS
    }
}
