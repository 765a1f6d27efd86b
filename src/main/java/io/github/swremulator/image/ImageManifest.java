package io.github.swremulator.image;

import java.util.List;

/**
 * One image: its configuration and its layers (OCI image manifest; Docker image manifest version 2, schema 2), for example
 * {@code {"schemaVersion":2,"config":{…},"layers":[{…},{…}]}}.
 *
 * @param size of configuration and layers together, in bytes
 */
record ImageManifest(Descriptor config, List<Descriptor> layers, long size) implements ImageDocument {

    /** @throws InvalidImageDocumentException when the sizes add up to more than a 64-bit number */
    static ImageManifest of(Descriptor config, List<Descriptor> layers) {
        try {
            long size = layers.stream().mapToLong(Descriptor::size).reduce(config.size(), Math::addExact);
            return new ImageManifest(config, layers, size);
        } catch (ArithmeticException e) {
            throw new InvalidImageDocumentException("the layers' sizes add up to more than 9223372036854775807", e);
        }
    }

    @Override
    public int schemaVersion() {
        return 2;
    }

    @Override
    public String imageId() {
        return config.digest().hex();
    }
}
