package io.github.swremulator.seed;

import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import org.springframework.core.io.InputStreamSource;

/**
 * A captured reply: the very body that the real service returned for one image repository.
 *
 * @param name how messages call the file
 */
record SeedFile(String name, OrganizationName organization, RepositoryName repository, InputStreamSource content) {}
