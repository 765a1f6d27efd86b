package io.github.swremulator.seed;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether the store was ever seeded. There is one row, and who seeds holds its lock. */
@Entity
class SeedState {

    @Id
    private int id;

    private @Nullable Instant appliedAt;

    protected SeedState() {}

    boolean isApplied() {
        return appliedAt != null;
    }

    void applied(Instant at) {
        appliedAt = at;
    }
}
