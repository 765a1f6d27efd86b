package io.github.swremulator.image;

import org.jspecify.annotations.Nullable;

/** A text is no manifest and no index; the message says what was expected. */
public class InvalidImageDocumentException extends RuntimeException {

    InvalidImageDocumentException(String message) {
        this(message, null);
    }

    InvalidImageDocumentException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
