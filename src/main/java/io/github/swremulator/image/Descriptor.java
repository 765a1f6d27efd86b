package io.github.swremulator.image;

/**
 * Points to a document or a layer (OCI image specification, Descriptor), for example
 * {@code {"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:…","size":1862}}.
 *
 * @param size in bytes, 0 or more
 */
public record Descriptor(String mediaType, Digest digest, long size) {}
