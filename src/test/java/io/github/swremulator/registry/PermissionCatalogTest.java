package io.github.swremulator.registry;

import static io.github.swremulator.registry.Names.ADMINISTRATOR;
import static io.github.swremulator.registry.Names.DEFAULT;
import static io.github.swremulator.registry.Names.FOREIGNER;
import static io.github.swremulator.registry.Names.STRANGER;
import static io.github.swremulator.registry.Names.resource;
import static io.github.swremulator.registry.Refusal.assertThatRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.registry.RegistryException.Reason;
import io.github.swremulator.seed.Seeds;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Permissions on organizations and image repositories. */
@RegistryTest({"swr.quota.tags=4", "swr.quota.organizations=3", "swr.quota.repositories=5"})
class PermissionCatalogTest {

    private static final UserPermission ALICE = new UserPermission("a1", "alice", AccessLevel.READ);
    private static final UserPermission BOB = new UserPermission("b1", "bob", AccessLevel.WRITE);

    private final CatalogStore store;
    private final PermissionCatalog catalog;

    PermissionCatalogTest(CatalogStore store, PermissionCatalog catalog) {
        this.store = store;
        this.catalog = catalog;
    }

    @BeforeEach
    void seed() {
        store.replace(DEFAULT, Seeds.document("group/a/b: [v1]\ngroup/c: []\nempty: {}"));
    }

    static Stream<ResourceName> resources() {
        return Stream.of(resource("group"), resource("group", "a/b"));
    }

    private List<UserPermission> listed(ResourceName resource) {
        return catalog.list(DEFAULT, resource, ADMINISTRATOR).permissions();
    }

    @ParameterizedTest
    @MethodSource("resources")
    void giveChangeAndTakeAreListedInTheOrderOfNames(ResourceName resource) {
        assertThat(listed(resource)).isEmpty();
        catalog.give(DEFAULT, resource, List.of(BOB, ALICE));
        assertThat(listed(resource)).containsExactly(ALICE, BOB);
        UserPermission managing = new UserPermission("a1", "alice", AccessLevel.MANAGE);
        UserPermission renamed = new UserPermission("b1", "aaron", AccessLevel.WRITE);
        catalog.change(DEFAULT, resource, List.of(managing, renamed));
        assertThat(listed(resource)).containsExactly(renamed, managing);
        catalog.take(DEFAULT, resource, List.of("a1", "b1"));
        assertThat(listed(resource)).isEmpty();
        catalog.give(DEFAULT, resource, List.of(ALICE));
        assertThat(listed(resource)).containsExactly(ALICE);
    }

    @ParameterizedTest
    @MethodSource("resources")
    void aFailedChangeChangesNothing(ResourceName resource) {
        catalog.give(DEFAULT, resource, List.of(ALICE));
        boolean isOfRepository = resource.repository() != null;
        assertThatRefused(isOfRepository ? Reason.REPOSITORY_PERMISSION_EXISTS : Reason.ORGANIZATION_PERMISSION_EXISTS)
                .isThrownBy(() -> catalog.give(DEFAULT, resource, List.of(BOB, ALICE)));
        Reason notFound =
                isOfRepository ? Reason.REPOSITORY_PERMISSION_NOT_FOUND : Reason.ORGANIZATION_PERMISSION_NOT_FOUND;
        assertThatRefused(notFound)
                .isThrownBy(() -> catalog.change(
                        DEFAULT, resource, List.of(new UserPermission("a1", "alice", AccessLevel.MANAGE), BOB)));
        assertThatRefused(notFound).isThrownBy(() -> catalog.take(DEFAULT, resource, List.of("a1", "b1")));
        assertThat(listed(resource)).containsExactly(ALICE);
    }

    @ParameterizedTest
    @MethodSource("resources")
    void resetRemovesPermissionsThatTheSeedLacks(ResourceName resource) {
        catalog.give(DEFAULT, resource, List.of(ALICE));
        seed();
        assertThat(listed(resource)).isEmpty();
    }

    @Test
    void permitsUpToTheHighestLevel() {
        ResourceName repository = resource("group", "a/b");
        assertThat(catalog.permits(DEFAULT, STRANGER, repository, AccessLevel.READ))
                .isFalse();
        catalog.give(DEFAULT, repository, List.of(new UserPermission("stranger-id", "stranger", AccessLevel.WRITE)));
        assertThat(catalog.permits(DEFAULT, STRANGER, repository, AccessLevel.READ))
                .isTrue();
        assertThat(catalog.permits(DEFAULT, STRANGER, repository, AccessLevel.WRITE))
                .isTrue();
        assertThat(catalog.permits(DEFAULT, STRANGER, repository, AccessLevel.MANAGE))
                .isFalse();
        assertThat(catalog.permits(DEFAULT, STRANGER, resource("group"), AccessLevel.READ))
                .isFalse();
        assertThat(catalog.permits(DEFAULT, STRANGER, resource("group", "c"), AccessLevel.READ))
                .isFalse();
        assertThat(catalog.list(DEFAULT, repository, STRANGER).own()).isEqualTo(AccessLevel.WRITE);
        catalog.give(
                DEFAULT, resource("group"), List.of(new UserPermission("stranger-id", "stranger", AccessLevel.MANAGE)));
        assertThat(catalog.permits(DEFAULT, STRANGER, repository, AccessLevel.MANAGE))
                .as("the higher of both counts")
                .isTrue();
        assertThat(catalog.permits(DEFAULT, STRANGER, resource("group", "c"), AccessLevel.MANAGE))
                .isTrue();
        assertThat(catalog.permits(DEFAULT, FOREIGNER, repository, AccessLevel.READ))
                .isFalse();
        assertThat(catalog.permits(DEFAULT, ADMINISTRATOR, repository, AccessLevel.MANAGE))
                .isTrue();
        assertThat(catalog.permits(DEFAULT, STRANGER, resource("none"), AccessLevel.MANAGE))
                .as("an organization that does not exist is not found, and not forbidden")
                .isTrue();
    }

    @Test
    void requiresAnExistingResource() {
        assertThatRefused(Reason.ORGANIZATION_NOT_FOUND)
                .isThrownBy(() -> catalog.give(DEFAULT, resource("none"), List.of(ALICE)));
        assertThatRefused(Reason.IMAGE_REPOSITORY_NOT_FOUND)
                .isThrownBy(() -> catalog.give(DEFAULT, resource("group", "none"), List.of(ALICE)));
        assertThatRefused(Reason.ORGANIZATION_NOT_FOUND)
                .isThrownBy(() -> catalog.list(DEFAULT, resource("none"), ADMINISTRATOR));
    }
}
