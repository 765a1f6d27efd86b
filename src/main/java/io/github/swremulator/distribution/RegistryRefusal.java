package io.github.swremulator.distribution;

import io.github.swremulator.gateway.OciErrorCode;
import org.jspecify.annotations.Nullable;

/** A call of the registry is refused with an error; nothing was changed. */
final class RegistryRefusal extends RuntimeException {

    private final OciErrorCode code;
    private final int status;
    private final transient @Nullable Object detail;

    RegistryRefusal(OciErrorCode code, @Nullable Object detail) {
        this(code, code.status(), code.message(), detail);
    }

    RegistryRefusal(OciErrorCode code, int status, String message, @Nullable Object detail) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
        this.detail = detail;
    }

    OciErrorCode code() {
        return code;
    }

    int status() {
        return status;
    }

    @Nullable
    Object detail() {
        return detail;
    }
}
