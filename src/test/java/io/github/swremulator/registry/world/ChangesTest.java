package io.github.swremulator.registry.world;

import static io.github.swremulator.registry.world.SessionName.DEFAULT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.swremulator.Database;
import io.github.swremulator.registry.RegistryTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The number of changes is known where only this process writes, which is so for H2. */
@RegistryTest
class ChangesTest {

    private final Changes changes;
    private final Worlds worlds;
    private final boolean isKnown;

    ChangesTest(Changes changes, Worlds worlds, Database database) {
        this.changes = changes;
        this.worlds = worlds;
        this.isKnown = database == Database.H2;
    }

    @Test
    void numberIsKnownUnlessOthersMayWrite() {
        assertThat(changes.number() != Changes.UNKNOWN).isEqualTo(isKnown);
    }

    @Test
    void numberGrowsByAChangeAndIsUnknownWhileItIsCommitted() {
        long before = changes.number();
        List<Long> seen = new ArrayList<>();
        worlds.edit(DEFAULT, world -> {
            seen.add(changes.number());
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    seen.add(changes.number());
                }
            });
        });
        assertThat(seen).containsExactly(before, Changes.UNKNOWN);
        assertThat(changes.number()).isEqualTo(isKnown ? before + 1 : Changes.UNKNOWN);
    }

    @Test
    void numberStaysWhenAChangeIsRolledBack() {
        long before = changes.number();
        assertThatThrownBy(() -> worlds.edit(DEFAULT, world -> {
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");
        assertThat(changes.number()).isEqualTo(before);
    }

    @Test
    void numberGrowsByAReset() {
        long before = changes.number();
        worlds.reset(DEFAULT, () -> {});
        assertThat(changes.number()).isEqualTo(isKnown ? before + 1 : Changes.UNKNOWN);
    }
}
