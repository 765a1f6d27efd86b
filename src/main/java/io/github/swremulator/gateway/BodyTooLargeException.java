package io.github.swremulator.gateway;

import java.io.IOException;

/** A body is larger than what is read; whoever reads it need not answer, since the gateway does. */
class BodyTooLargeException extends IOException {

    BodyTooLargeException() {
        super("the body is larger than swr.access.max-body");
    }
}
