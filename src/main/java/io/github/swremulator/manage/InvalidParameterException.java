package io.github.swremulator.manage;

/** A parameter, a name or a body is invalid. The message says what it must be. */
public class InvalidParameterException extends RuntimeException {

    private final SwrErrorCode code;

    public InvalidParameterException(SwrErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    SwrErrorCode code() {
        return code;
    }
}
