package io.github.swremulator;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.images.RemoteDockerImage;
import org.testcontainers.utility.DockerImageName;

/** The Docker engine, if there is one. */
final class DockerEngine {

    private DockerEngine() {}

    /** Whether there is an engine that has the image or gets it. */
    static boolean hasImage(String name) {
        try {
            return DockerClientFactory.instance().isDockerAvailable()
                    && !new RemoteDockerImage(DockerImageName.parse(name)).get().isEmpty();
        } catch (ContainerFetchException e) {
            return false;
        }
    }
}
