package io.github.swremulator.registry;

import io.github.swremulator.registry.world.SessionName;

/**
 * An image repository as a session showed it.
 *
 * @param change the number of the last change of the store before, by which {@link TagCatalog#resolveAgain} knows whether there were
 *     any since
 */
public record Resolution(SessionName session, ResolvedRepository repository, long change) {}
