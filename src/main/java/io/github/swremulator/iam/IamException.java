package io.github.swremulator.iam;

import org.springframework.http.HttpStatus;

/** IAM refuses to issue a token. */
class IamException extends RuntimeException {

    private final HttpStatus status;

    IamException(HttpStatus status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    static IamException malformed(String expected) {
        return new IamException(HttpStatus.BAD_REQUEST, expected);
    }

    static IamException unauthorized(String message) {
        return new IamException(HttpStatus.UNAUTHORIZED, message);
    }

    HttpStatus status() {
        return status;
    }
}
