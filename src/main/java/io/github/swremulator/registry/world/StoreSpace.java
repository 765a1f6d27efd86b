package io.github.swremulator.registry.world;

import org.springframework.dao.DataAccessResourceFailureException;

/** The space that the store has left for changes. */
public interface StoreSpace {

    /**
     * Must be called before something is written, and again from time to time while much is written.
     *
     * @throws DataAccessResourceFailureException when there is no space
     */
    void require();
}
