package io.github.swremulator.registry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.util.function.SingletonSupplier;

/** Seals the markers of paged lists: the same key on every instance of one store and after every start. */
@Service
public class MarkerKey {

    private final SingletonSupplier<byte[]> key;

    MarkerKey(JdbcClient jdbc) {
        this.key = SingletonSupplier.of(() -> hash(text(jdbc)));
    }

    /** Drawn by whichever instance asks first. */
    private static String text(JdbcClient jdbc) {
        jdbc.sql("UPDATE store SET marker_key = ? WHERE marker_key IS NULL")
                .param(UUID.randomUUID().toString())
                .update();
        return jdbc.sql("SELECT marker_key FROM store").query(String.class).single();
    }

    /** 256 bits. */
    public byte[] value() {
        return key.obtain().clone();
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
