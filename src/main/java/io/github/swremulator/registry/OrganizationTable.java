package io.github.swremulator.registry;

import io.github.swremulator.registry.world.Table;
import io.github.swremulator.registry.world.World;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The organizations of a world. */
@Component
@Order(1)
class OrganizationTable implements Table {

    private final Organizations organizations;

    OrganizationTable(Organizations organizations) {
        this.organizations = organizations;
    }

    @Override
    public Rows rows() {
        return new Rows("organization", Owner.WORLD, "name, organization_id, account_id, creator_name");
    }

    Optional<Organization> find(long world, OrganizationName name) {
        return organizations.findByWorldIdAndName(world, name.value());
    }

    /** @throws RegistryException when there is no such organization */
    Organization get(long world, OrganizationName name) {
        return find(world, name).orElseThrow(() -> RegistryException.noOrganization(name));
    }

    /** One with that number, or with the next one where none is specified. */
    Organization create(World world, NewOrganization specified) {
        Long number = specified.organizationId();
        Organization created =
                new Organization(world.id(), specified, number != null ? number : world.nextOrganizationId());
        world.usedOrganizationId(created.organizationId());
        return organizations.save(created);
    }
}
