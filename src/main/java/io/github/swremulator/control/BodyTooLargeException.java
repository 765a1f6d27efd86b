package io.github.swremulator.control;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** A body has more bytes than are read; thrown where it is read. */
class BodyTooLargeException extends ResponseStatusException {

    BodyTooLargeException(long maxBytes) {
        super(HttpStatus.CONTENT_TOO_LARGE, "a body has " + maxBytes + " bytes at the most: swr.control.max-body");
    }
}
