package io.github.swremulator.registry;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import org.jspecify.annotations.Nullable;

/** A tenant's name space for image repositories. */
@Entity
class Organization extends GenerationRow {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "organization_seq")
    @SequenceGenerator(name = "organization_seq", sequenceName = "organization_seq")
    private @Nullable Long id;

    private String name;

    @SuppressWarnings("NullAway.Init")
    protected Organization() {}

    Organization(long generationId, OrganizationName name) {
        super(generationId);
        this.name = name.value();
    }

    OrganizationName name() {
        return new OrganizationName(name);
    }
}
