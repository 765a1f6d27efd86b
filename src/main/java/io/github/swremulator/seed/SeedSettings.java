package io.github.swremulator.seed;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What a store holds at its start.
 *
 * @param seed a captured reply {@code <namespace>/<repository>.json}, or a folder of them; {@code example} for the
 *     vendor's documented example, {@code none} for nothing
 * @param seedMode when the seed is applied
 */
@Validated
@ConfigurationProperties("swr")
record SeedSettings(
        @DefaultValue(EXAMPLE) @NotBlank(message = "must be a file, a folder, example or none")
        String seed,

        @DefaultValue("once") Mode seedMode) {

    static final String EXAMPLE = "example";
    static final String NONE = "none";

    enum Mode {
        /** To a store that is empty and was never seeded. */
        ONCE,
        /** At every start, in place of all that the store holds. */
        ALWAYS
    }
}
