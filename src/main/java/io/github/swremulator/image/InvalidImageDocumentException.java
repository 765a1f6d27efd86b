package io.github.swremulator.image;

import org.jspecify.annotations.Nullable;

/** A document is neither a manifest nor an image index; the message says what was expected. */
public class InvalidImageDocumentException extends RuntimeException {

    InvalidImageDocumentException(String message) {
        this(message, null);
    }

    InvalidImageDocumentException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
