package io.github.swremulator.manage;

import io.github.swremulator.registry.Actor;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key by which a user logs in at the registry. */
record AccessKey(String id, String secret) {

    private static final int ID_LENGTH = 20;

    /** The same for a user always: one of which no key is known has it all the same. */
    static AccessKey of(Actor actor) {
        return new AccessKey(
                hmac("access key", actor.userId()).substring(0, ID_LENGTH).toUpperCase(Locale.ROOT),
                hmac("secret key", actor.userId()));
    }

    /** As the user's manual derives it (swr_01_1000): the password is the HMAC-SHA256 of the key's id by its secret. */
    Login login(String project) {
        return new Login(project + "@" + id, hmac(secret, id));
    }

    private static String hmac(String key, String data) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
            return HexFormat.of().formatHex(mac.doFinal(data.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return id;
    }
}
