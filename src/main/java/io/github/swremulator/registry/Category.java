package io.github.swremulator.registry;

import java.util.Set;

/**
 * What kind of images a repository is for (swr_02_0030, request parameter category). The page says {@code arm}, the vendor's
 * SDK {@code arms}.
 */
public record Category(String value) {

    private static final Set<String> KNOWN =
            Set.of("app_server", "linux", "framework_app", "database", "lang", "other", "windows", "arm", "arms");

    public static final Category OTHER = new Category("other");

    /** @throws IllegalArgumentException when there is no such category; the message lists them, without a subject */
    public Category {
        if (!KNOWN.contains(value)) {
            throw new IllegalArgumentException(
                    "must be one of [app_server, linux, framework_app, database, lang, other, windows, arm]");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
