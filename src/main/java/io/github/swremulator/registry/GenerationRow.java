package io.github.swremulator.registry;

import jakarta.persistence.MappedSuperclass;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.ParamDef;

/** A row that is shown with its generation, unless it is hidden in the generation of changes over it. */
@MappedSuperclass
@FilterDef(
        name = GenerationRow.SHOWN,
        parameters = {@ParamDef(name = "base", type = Long.class), @ParamDef(name = "changes", type = Long.class)},
        defaultCondition = "generation_id in (:base, :changes) and hidden_in <> :changes")
@Filter(name = GenerationRow.SHOWN)
abstract class GenerationRow {

    static final String SHOWN = "shown";

    private long generationId;

    /** Read by the database alone. */
    @SuppressWarnings("UnusedVariable")
    private long hiddenIn;

    /** For the persistence provider. */
    protected GenerationRow() {}

    GenerationRow(long generationId) {
        this.generationId = generationId;
    }

    long generationId() {
        return generationId;
    }

    /** Takes it away from what is shown with those changes; it can be shown again without them. */
    void hide(Generation changes) {
        hiddenIn = changes.id();
    }
}
