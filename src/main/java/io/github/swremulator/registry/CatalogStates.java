package io.github.swremulator.registry;

import jakarta.persistence.LockModeType;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The one {@link CatalogState}. */
interface CatalogStates extends Repository<CatalogState, Integer> {

    /** Joined with the generations, so that H2's transaction sees every table that depends on these as of this moment. */
    @Query("select s from CatalogState s join fetch s.base join fetch s.changes")
    CatalogState read();

    /** Waits until nobody else changes what is shown, on any instance. When the transaction ends, there is another version. */
    default CatalogState change() {
        CatalogState state = lock();
        state.changed();
        return state;
    }

    /** As {@link #change}, of who changes nothing. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from CatalogState s")
    CatalogState lock();
}
