package io.github.swremulator.registry;

import org.springframework.data.repository.Repository;

/** The generations that are shown, or may be again. */
interface Generations extends Repository<Generation, Long> {

    Generation save(Generation generation);
}
