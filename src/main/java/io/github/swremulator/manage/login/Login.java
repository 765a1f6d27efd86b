package io.github.swremulator.manage.login;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What a Docker client logs in with. */
record Login(String user, String password) {

    /** As HTTP's Basic scheme writes it. */
    String basic() {
        return Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
        return user;
    }
}
