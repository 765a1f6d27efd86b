package io.github.swremulator.seed;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;

/**
 * What a person or a program wrote: image repositories and their tags, for example {@code group/busybox: [v1, v2]}.
 * Its form is {@code seed/seed.schema.json}.
 *
 * @param folder that image layouts are looked up in, or null where none may be named
 */
record SeedDocument(
        String name,
        SeedFormat format,
        InputStreamSource content,
        @Nullable Path folder) implements SeedSource {

    /** One that came by itself, without a folder. */
    SeedDocument(String name, SeedFormat format, InputStreamSource content) {
        this(name, format, content, null);
    }

    @Override
    public void readInto(SeedReading reading) {
        SeedDocumentSize.check(this, reading);
        SeedDocumentReader.read(this, reading);
    }
}
