package io.github.swremulator.document;

/** How strictly a document is read. Malformed text and duplicate fields are always refused; null counts as absent. */
public enum Strictness {
    /** For documents that people write: unknown fields are refused, each token has a limited length, YAML's numbers may be names. */
    DOCUMENT,
    /** For bodies of the emulator's own API: unknown fields are refused. */
    BODY,
    /** For bodies of the emulated APIs: unknown fields are ignored, and messages name no place. */
    LENIENT
}
