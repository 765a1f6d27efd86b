package io.github.swremulator.registry;

import static io.github.swremulator.registry.Names.ADMINISTRATOR;
import static io.github.swremulator.registry.Names.DEFAULT;
import static io.github.swremulator.registry.Names.FOREIGNER;
import static io.github.swremulator.registry.Names.GROUP;
import static io.github.swremulator.registry.Names.STRANGER;
import static io.github.swremulator.registry.Names.organization;
import static io.github.swremulator.registry.Names.resource;
import static io.github.swremulator.registry.Refusal.assertThatRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.registry.RegistryException.Reason;
import io.github.swremulator.seed.Seeds;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Creates, lists and deletes organizations, and sums up what an account owns. */
@RegistryTest({"swr.quota.tags=4", "swr.quota.organizations=3", "swr.quota.repositories=5"})
class OrganizationCatalogTest {

    private final CatalogStore store;
    private final OrganizationCatalog catalog;
    private final PermissionCatalog permissions;

    OrganizationCatalogTest(CatalogStore store, OrganizationCatalog catalog, PermissionCatalog permissions) {
        this.store = store;
        this.catalog = catalog;
        this.permissions = permissions;
    }

    @BeforeEach
    void seed() {
        store.replace(
                DEFAULT, Seeds.document("group/app: [{name: v1, size: 100}, {name: v2, size: 1}]\ngroup/web: []"));
    }

    private List<String> names(Actor actor) {
        return catalog.list(DEFAULT, null, actor).stream()
                .map(organization -> organization.name().value())
                .toList();
    }

    @Test
    void showsCountsAndLevel() {
        OrganizationView group = catalog.find(DEFAULT, GROUP, ADMINISTRATOR);
        assertThat(group.organizationId()).isEqualTo(1);
        assertThat(group.imageRepositories()).isEqualTo(2);
        assertThat(group.users()).isZero();
        assertThat(group.level()).isEqualTo(AccessLevel.MANAGE);
        assertThat(group.accountId()).isNull();
        assertThat(catalog.list(DEFAULT, GROUP, ADMINISTRATOR)).containsExactly(group);
        assertThat(catalog.list(DEFAULT, organization("grou"), ADMINISTRATOR)).isEmpty();
        assertThatRefused(Reason.ORGANIZATION_NOT_FOUND)
                .isThrownBy(() -> catalog.find(DEFAULT, organization("none"), ADMINISTRATOR));
    }

    @Test
    void createRefusesANameOfAnyAccount() {
        catalog.create(DEFAULT, organization("demo"), FOREIGNER);
        OrganizationView created = catalog.find(DEFAULT, organization("demo"), FOREIGNER);
        assertThat(created.organizationId()).isEqualTo(2);
        assertThat(created.accountId()).isEqualTo(FOREIGNER.accountId());
        assertThat(created.creatorName()).isEqualTo("foreigner");
        assertThatRefused(Reason.ORGANIZATION_EXISTS)
                .isThrownBy(() -> catalog.create(DEFAULT, organization("demo"), ADMINISTRATOR));
        assertThatRefused(Reason.ORGANIZATION_EXISTS).isThrownBy(() -> catalog.create(DEFAULT, GROUP, FOREIGNER));
        assertThat(names(ADMINISTRATOR)).containsExactly("demo", "group");
        assertThat(names(FOREIGNER)).containsExactly("demo");
    }

    @Test
    void createAtTheQuotaIsRefused() {
        catalog.create(DEFAULT, organization("second"), ADMINISTRATOR);
        catalog.create(DEFAULT, organization("third"), ADMINISTRATOR);
        assertThatRefused(Reason.TOO_MANY_ORGANIZATIONS)
                .isThrownBy(() -> catalog.create(DEFAULT, organization("fourth"), ADMINISTRATOR))
                .withMessage("3 organizations of this account exist, and the limit is 3");
        catalog.create(DEFAULT, organization("fourth"), FOREIGNER);
        assertThat(catalog.quota(DEFAULT, ADMINISTRATOR).used()).isEqualTo(3);
        assertThat(catalog.quota(DEFAULT, FOREIGNER).used()).isEqualTo(1);
        catalog.delete(DEFAULT, organization("second"));
        catalog.create(DEFAULT, organization("fifth"), ADMINISTRATOR);
    }

    @Test
    void deleteRequiresAnEmptyOrganization() {
        assertThatRefused(Reason.ORGANIZATION_NOT_EMPTY).isThrownBy(() -> catalog.delete(DEFAULT, GROUP));
        catalog.create(DEFAULT, organization("demo"), ADMINISTRATOR);
        permissions.give(DEFAULT, resource("demo"), List.of(new UserPermission("u", "user", AccessLevel.READ)));
        assertThat(catalog.find(DEFAULT, organization("demo"), ADMINISTRATOR).users())
                .as("its creator, too")
                .isEqualTo(2);
        catalog.delete(DEFAULT, organization("demo"));
        assertThatRefused(Reason.ORGANIZATION_NOT_FOUND)
                .isThrownBy(() -> catalog.delete(DEFAULT, organization("demo")));
        catalog.create(DEFAULT, organization("demo"), ADMINISTRATOR);
        assertThat(catalog.find(DEFAULT, organization("demo"), ADMINISTRATOR).organizationId())
                .isEqualTo(3);
        assertThat(catalog.find(DEFAULT, organization("demo"), ADMINISTRATOR).users())
                .isOne();
    }

    @Test
    void listReturnsWhatTheActorMaySee() {
        assertThat(names(STRANGER)).isEmpty();
        catalog.create(DEFAULT, organization("mine"), STRANGER);
        assertThat(names(STRANGER)).containsExactly("mine");
        assertThat(catalog.find(DEFAULT, organization("mine"), STRANGER).level())
                .isEqualTo(AccessLevel.MANAGE);
        permissions.give(
                DEFAULT,
                resource("group", "app"),
                List.of(new UserPermission("stranger-id", "stranger", AccessLevel.READ)));
        assertThat(names(STRANGER)).containsExactly("group", "mine");
        assertThat(catalog.find(DEFAULT, GROUP, STRANGER).level()).isNull();
    }

    @Test
    void listOrdersNamesByBytes() {
        store.replace(DEFAULT, Seeds.document("b: {}\nab: {}\na_b: {}\na-b: {}\na.b: {}\na: {}\na0: {}"));
        assertThat(names(ADMINISTRATOR)).containsExactly("a", "a-b", "a.b", "a0", "a_b", "ab", "b");
    }

    @Test
    void anAccountOwnsTheContentOfItsOrganizations() {
        assertThat(catalog.size(DEFAULT, ADMINISTRATOR))
                .isEqualTo(new OrganizationCatalog.AccountSize(1, 2, 2, BigInteger.valueOf(101)));
        assertThat(catalog.size(DEFAULT, FOREIGNER))
                .isEqualTo(new OrganizationCatalog.AccountSize(0, 0, 0, BigInteger.ZERO));
        long largest = Long.MAX_VALUE;
        store.replace(
                DEFAULT,
                Seeds.document(
                        "big/one: [{name: a, size: " + largest + "}, {name: b, size: " + largest + "}]\nempty: {}"));
        assertThat(catalog.size(DEFAULT, ADMINISTRATOR))
                .isEqualTo(new OrganizationCatalog.AccountSize(
                        2, 1, 2, BigInteger.valueOf(largest).multiply(BigInteger.TWO)));
    }
}
