package io.github.swremulator.seed;

import jakarta.persistence.LockModeType;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The one {@link SeedState}. */
interface SeedStates extends Repository<SeedState, Integer> {

    /** Waits until no other instance is seeding the same store. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select state from SeedState state")
    SeedState lock();

    SeedState save(SeedState state);
}
