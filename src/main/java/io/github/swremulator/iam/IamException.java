package io.github.swremulator.iam;

import org.springframework.http.HttpStatus;

/** IAM refuses to issue a token. */
class IamException extends RuntimeException {

    private final HttpStatus status;

    IamException(HttpStatus status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }
}
