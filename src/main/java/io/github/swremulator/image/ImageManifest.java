package io.github.swremulator.image;

/**
 * One image: its configuration and its layers. {@code {"schemaVersion":2,"config":{…},"layers":[{…},{…}]}} is an OCI image manifest
 * or Docker's image manifest version 2, schema 2; {@code {"schemaVersion":1,"history":[{"v1Compatibility":"{\"id\":\"…\"}"}]}} is
 * Docker's schema 1, which names no sizes.
 */
record ImageManifest(int schemaVersion, String imageId, long size) implements ImageDocument {}
