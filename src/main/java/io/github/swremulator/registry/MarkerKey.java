package io.github.swremulator.registry;

import io.github.swremulator.image.Digest;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.util.function.SingletonSupplier;

/** Seals the markers of paged lists: the same key on every instance of one store and after every start. */
@Service
public class MarkerKey {

    private final SingletonSupplier<String> text;

    MarkerKey(JdbcClient jdbc) {
        this.text = SingletonSupplier.of(() -> text(jdbc));
    }

    /** Chosen by the first instance that needs it. */
    private static String text(JdbcClient jdbc) {
        jdbc.sql("UPDATE store SET marker_key = ? WHERE marker_key IS NULL")
                .param(UUID.randomUUID().toString())
                .update();
        return jdbc.sql("SELECT marker_key FROM store").query(String.class).single();
    }

    /** 256 bits. */
    public byte[] value() {
        return HexFormat.of().parseHex(Digest.of(text.obtain()).hex());
    }
}
