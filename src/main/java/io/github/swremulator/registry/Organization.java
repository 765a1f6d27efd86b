package io.github.swremulator.registry;

import static java.util.Objects.requireNonNullElse;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import org.jspecify.annotations.Nullable;

/** A tenant's name space for image repositories. */
@Entity
class Organization {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "organization_seq")
    @SequenceGenerator(name = "organization_seq", sequenceName = "row_seq", allocationSize = 500)
    private @Nullable Long id;

    /** Read by the database alone. */
    @SuppressWarnings("UnusedVariable")
    private long worldId;

    private String name;
    private long organizationId;
    /** Null for the emulator's own. */
    private @Nullable String accountId;

    private @Nullable String creatorName;

    @SuppressWarnings("NullAway.Init")
    protected Organization() {}

    Organization(long worldId, NewOrganization specified, long organizationId) {
        this.worldId = worldId;
        this.name = specified.name().value();
        this.organizationId = organizationId;
        this.accountId = specified.accountId();
        this.creatorName = specified.creatorName();
    }

    /** Takes what is specified, and keeps what is not. */
    void apply(NewOrganization specified) {
        organizationId = requireNonNullElse(specified.organizationId(), organizationId);
        accountId = specified.accountId() == null ? accountId : specified.accountId();
        creatorName = specified.creatorName() == null ? creatorName : specified.creatorName();
    }

    /** @throws ConflictingDataException when something else is specified */
    void requireSame(NewOrganization specified) {
        requireSame("number", specified.organizationId(), organizationId);
        requireSame("account", specified.accountId(), accountId);
        requireSame("creator", specified.creatorName(), creatorName);
    }

    private void requireSame(String what, @Nullable Object specified, @Nullable Object before) {
        if (specified != null && !specified.equals(before)) {
            throw new ConflictingDataException("organization " + name + " is there already, and its " + what
                    + ", which is " + (before == null ? "none" : before) + ", cannot change");
        }
    }

    /** The organization with all that is known of it. */
    NewOrganization specification(Attachments attachments) {
        return new NewOrganization(name(), organizationId, accountId, creatorName, attachments);
    }

    OrganizationName name() {
        return new OrganizationName(name);
    }

    /** The number that clients are shown. */
    long organizationId() {
        return organizationId;
    }

    @Nullable
    String accountId() {
        return accountId;
    }

    @Nullable
    String creatorName() {
        return creatorName;
    }
}
