package io.github.swremulator;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.images.RemoteDockerImage;
import org.testcontainers.shaded.org.awaitility.core.ConditionTimeoutException;
import org.testcontainers.utility.DockerImageName;

/** The Docker engine, if it is available. */
final class DockerEngine {

    private DockerEngine() {}

    /** Returns whether an engine is available that has the image or can pull it. */
    static boolean hasImage(String name) {
        try {
            return DockerClientFactory.instance().isDockerAvailable()
                    && !new RemoteDockerImage(DockerImageName.parse(name)).get().isEmpty();
        } catch (ContainerFetchException | ConditionTimeoutException e) {
            return false;
        }
    }
}
