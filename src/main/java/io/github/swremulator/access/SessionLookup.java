package io.github.swremulator.access;

import org.jspecify.annotations.Nullable;

/** Finds the credentials of sessions where a request shows them in its body. */
public interface SessionLookup {

    @Nullable
    SessionCredential byAccessKey(String accessKey);

    @Nullable
    SessionCredential byToken(String token);
}
