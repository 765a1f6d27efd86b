package io.github.swremulator.registry;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tenant's name space for image repositories. */
@Entity
class Organization extends GenerationRow {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "organization_seq")
    @SequenceGenerator(name = "organization_seq", sequenceName = "organization_seq")
    private @Nullable Long id;

    private String name;

    private long organizationId;

    /** Null for the emulator's own. */
    private @Nullable String accountId;

    private @Nullable String creatorName;

    @SuppressWarnings("NullAway.Init")
    protected Organization() {}

    Organization(long generationId, NewOrganization stated, long organizationId) {
        super(generationId);
        this.name = stated.name().value();
        this.organizationId = organizationId;
        this.accountId = stated.accountId();
        this.creatorName = stated.creatorName();
    }

    /**
     * Takes what is stated, and keeps what is not.
     *
     * @throws ConflictingTagException when it was written to another generation, and is not the same
     */
    void state(NewOrganization stated, Generation generation) {
        if (generationId() != generation.id()) {
            requireSame("number", stated.organizationId(), organizationId);
            requireSame("account", stated.accountId(), accountId);
            requireSame("creator", stated.creatorName(), creatorName);
        }
        organizationId = stated.organizationId() == null ? organizationId : stated.organizationId();
        generation.statedOrganizationId(organizationId);
        accountId = stated.accountId() == null ? accountId : stated.accountId();
        creatorName = stated.creatorName() == null ? creatorName : stated.creatorName();
    }

    private void requireSame(String what, @Nullable Object stated, @Nullable Object before) {
        if (stated != null && !stated.equals(before)) {
            throw new ConflictingTagException("organization " + name + " is there already, and its " + what
                    + ", which is " + (before == null ? "none" : before) + ", cannot change");
        }
    }

    /** The organization with all that is known of it. */
    NewOrganization stated(List<UserPermission> permissions) {
        return new NewOrganization(name(), organizationId, accountId, creatorName, permissions);
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
