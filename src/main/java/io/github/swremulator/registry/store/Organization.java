package io.github.swremulator.registry.store;

import static java.util.Objects.requireNonNullElse;

import io.github.swremulator.registry.Attachments;
import io.github.swremulator.registry.NewOrganization;
import io.github.swremulator.registry.OrganizationName;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import org.jspecify.annotations.Nullable;

/** A tenant's name space for image repositories. */
@Entity
public final class Organization {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "organization_seq")
    @SequenceGenerator(name = "organization_seq", sequenceName = "row_seq", allocationSize = 500)
    private @Nullable Long id;

    @SuppressWarnings("UnusedVariable") // read by queries only
    private long worldId;

    private String name;
    private long organizationId;
    /** Null for the emulator's own account. */
    private @Nullable String accountId;

    private @Nullable String creatorName;

    @SuppressWarnings("NullAway.Init")
    private Organization() {}

    public Organization(long worldId, NewOrganization specified, long organizationId) {
        this.worldId = worldId;
        this.name = specified.name().value();
        this.organizationId = organizationId;
        this.accountId = specified.accountId();
        this.creatorName = specified.creatorName();
    }

    /** Changes what is specified, and keeps the rest. */
    public void apply(NewOrganization specified) {
        organizationId = requireNonNullElse(specified.organizationId(), organizationId);
        accountId = specified.accountId() == null ? accountId : specified.accountId();
        creatorName = specified.creatorName() == null ? creatorName : specified.creatorName();
    }

    /** The organization as a load would specify it. */
    public NewOrganization specification(Attachments attachments) {
        return new NewOrganization(name(), organizationId, accountId, creatorName, attachments);
    }

    public OrganizationName name() {
        return new OrganizationName(name);
    }

    /** The number shown to clients. */
    public long organizationId() {
        return organizationId;
    }

    public @Nullable String accountId() {
        return accountId;
    }

    public @Nullable String creatorName() {
        return creatorName;
    }
}
