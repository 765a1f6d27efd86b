package io.github.swremulator.seed;

import io.github.swremulator.registry.NewImageRepository;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import org.springframework.core.io.InputStreamSource;

/** The very body that the real service returned for one image repository. */
record CapturedReply(String name, OrganizationName organization, RepositoryName repository, InputStreamSource content)
        implements SeedSource {

    @Override
    public void readInto(SeedReading reading) {
        reading.imageRepository(new Place(name, 1, 1), NewImageRepository.named(organization, repository, null));
        CapturedReplyReader.read(this, reading);
    }
}
