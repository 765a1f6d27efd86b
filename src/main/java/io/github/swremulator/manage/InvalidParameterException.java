package io.github.swremulator.manage;

/** A part of the request breaks its rule; the message states the rule and never repeats what was sent. */
public class InvalidParameterException extends RuntimeException {

    private final SwrErrorCode code;

    public InvalidParameterException(SwrErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    public SwrErrorCode code() {
        return code;
    }
}
