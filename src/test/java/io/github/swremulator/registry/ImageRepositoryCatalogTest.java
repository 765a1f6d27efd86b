package io.github.swremulator.registry;

import static io.github.swremulator.registry.Names.ADMINISTRATOR;
import static io.github.swremulator.registry.Names.APP;
import static io.github.swremulator.registry.Names.DEFAULT;
import static io.github.swremulator.registry.Names.FOREIGNER;
import static io.github.swremulator.registry.Names.GROUP;
import static io.github.swremulator.registry.Names.STRANGER;
import static io.github.swremulator.registry.Names.WEB;
import static io.github.swremulator.registry.Names.organization;
import static io.github.swremulator.registry.Names.repository;
import static io.github.swremulator.registry.Names.resource;
import static io.github.swremulator.registry.Refusal.assertThatRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.registry.RegistryException.Reason;
import io.github.swremulator.seed.Seeds;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Creates, edits, deletes and lists image repositories. */
@RegistryTest({"swr.quota.tags=4", "swr.quota.organizations=3", "swr.quota.repositories=5"})
class ImageRepositoryCatalogTest {

    /** The numbers are not in the order of the names, two share one, and most share their number of tags. */
    private static final String FIVE = """
            alpha/web:
              repo_id: 40
              is_public: true
              category: linux
              updated: 2026-01-08T00:00:00Z
              tags: [{name: v1, size: 3, updated: 2026-01-02T00:00:00Z}, {name: v2, size: 4, updated: 2026-01-05T00:00:00Z}]
            alpha/web/admin: {repo_id: 10, tags: [{name: v1, updated: 2026-01-05T00:00:00Z}]}
            beta/web:
              repo_id: 30
              is_public: true
              category: linux
              updated: 2026-01-09T00:00:00Z
              tags: [{name: v1, updated: 2026-01-01T00:00:00Z}]
            beta/api_1: {repo_id: 20, tags: [{name: v1, updated: 2026-01-03T00:00:00Z}]}
            beta/api-1: {repo_id: 20, tags: [], updated: 2026-01-01T00:00:00Z}
            """;

    private static final ImageRepositoryQuery ALL = new ImageRepositoryQuery(null, null, null, null, null);

    private final CatalogStore store;
    private final ImageRepositoryCatalog catalog;
    private final TagEditor editor;

    ImageRepositoryCatalogTest(CatalogStore store, ImageRepositoryCatalog catalog, TagEditor editor) {
        this.store = store;
        this.catalog = catalog;
        this.editor = editor;
    }

    private void seed(String document) {
        store.replace(DEFAULT, Seeds.document(document));
    }

    private static String names(List<ImageRepositoryView> repositories) {
        return String.join(
                " ",
                repositories.stream()
                        .map(each -> each.organization() + "/" + each.name())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "OLDEST_FIRST, 'beta/api-1 beta/api_1 alpha/web/admin alpha/web beta/web'",
        "NEWEST_FIRST, 'beta/web alpha/web alpha/web/admin beta/api_1 beta/api-1'",
        "NAME_ASCENDING, 'beta/api-1 beta/api_1 alpha/web beta/web alpha/web/admin'",
        "NAME_DESCENDING, 'alpha/web/admin alpha/web beta/web beta/api_1 beta/api-1'",
        "FEWEST_TAGS_FIRST, 'beta/api-1 alpha/web/admin beta/api_1 beta/web alpha/web'",
        "MOST_TAGS_FIRST, 'alpha/web alpha/web/admin beta/api_1 beta/web beta/api-1'",
        "ORGANIZATION_ASCENDING, 'alpha/web alpha/web/admin beta/api-1 beta/api_1 beta/web'",
        "ORGANIZATION_DESCENDING, 'beta/api-1 beta/api_1 beta/web alpha/web alpha/web/admin'",
        "PRIVATE_FIRST, 'alpha/web/admin beta/api-1 beta/api_1 alpha/web beta/web'",
        "PUBLIC_FIRST, 'alpha/web beta/web alpha/web/admin beta/api-1 beta/api_1'"
    })
    void listReturnsEachOrderWithStablePages(ImageRepositoryQuery.Order order, String expected) {
        seed(FIVE);
        assertThat(names(catalog.list(DEFAULT, ALL, order, new ListRange(0, 10), ADMINISTRATOR)
                        .repositories()))
                .isEqualTo(expected);
        List<String> paged = new ArrayList<>();
        for (int offset = 0; offset < 5; offset++) {
            ImageRepositoryCatalog.Listing page =
                    catalog.list(DEFAULT, ALL, order, new ListRange(offset, 1), ADMINISTRATOR);
            assertThat(page.total()).isEqualTo(5);
            paged.add(names(page.repositories()));
        }
        assertThat(String.join(" ", paged)).isEqualTo(expected);
    }

    @Test
    void listPastTheEndIsEmpty() {
        seed(FIVE);
        for (long offset : new long[] {5, 1L << 31, Long.MAX_VALUE}) {
            ImageRepositoryCatalog.Listing past = catalog.list(
                    DEFAULT, ALL, ImageRepositoryQuery.Order.NEWEST_FIRST, new ListRange(offset, 1000), ADMINISTRATOR);
            assertThat(past.repositories()).isEmpty();
            assertThat(past.total()).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "alpha, , , , , 'alpha/web alpha/web/admin'",
        "alph, , , , , ''",
        ", et, , , , 'beta/api-1 beta/api_1 beta/web'",
        ", , web, , , 'alpha/web alpha/web/admin beta/web'",
        ", , eb, , , 'alpha/web alpha/web/admin beta/web'",
        ", , web/, , , 'alpha/web/admin'",
        ", , _, , , 'beta/api_1'",
        ", et, -, , , 'beta/api-1'",
        ", , , linux, , 'alpha/web beta/web'",
        ", , , , true, 'alpha/web beta/web'",
        "beta, , , , false, 'beta/api-1 beta/api_1'",
        "beta, , , linux, , 'beta/web'"
    })
    void listAppliesFilters(
            @Nullable String organization,
            @Nullable String organizationPart,
            @Nullable String namePart,
            @Nullable String category,
            @Nullable Boolean isPublic,
            String expected) {
        seed(FIVE);
        ImageRepositoryQuery query = new ImageRepositoryQuery(
                organization == null ? null : new OrganizationName(organization),
                organizationPart,
                namePart,
                category == null ? null : new Category(category),
                isPublic);
        ImageRepositoryCatalog.Listing found = catalog.list(
                DEFAULT, query, ImageRepositoryQuery.Order.ORGANIZATION_ASCENDING, new ListRange(0, 10), ADMINISTRATOR);
        assertThat(names(found.repositories())).isEqualTo(expected);
        assertThat(found.total()).isEqualTo(found.repositories().size());
        assertThat(names(catalog.listByNumber(DEFAULT, query, null, 10, ADMINISTRATOR)
                                .repositories())
                        .split(" "))
                .containsExactlyInAnyOrder(expected.split(" "));
    }

    /** Repositories of the same number stay on one page, so that none is missing or repeated. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 1000})
    void listByNumberReturnsEachRepositoryOnce(int limit) {
        seed(FIVE);
        List<String> seen = new ArrayList<>();
        Long after = null;
        ImageRepositoryCatalog.Page page;
        do {
            page = catalog.listByNumber(DEFAULT, ALL, after, limit, ADMINISTRATOR);
            seen.add(names(page.repositories()));
            after = page.repositories().get(page.repositories().size() - 1).repoId();
        } while (page.hasMore());
        assertThat(String.join(" ", seen)).isEqualTo("alpha/web/admin beta/api-1 beta/api_1 beta/web alpha/web");
    }

    @Test
    void showsTheCountAndSizeOfItsTags() {
        seed(FIVE);
        ImageRepositoryView found = catalog.find(DEFAULT, organization("alpha"), WEB);
        assertThat(found.size()).isEqualTo(7);
        assertThat(found.tags()).isEqualTo(2);
        assertThat(found.createdAt()).isEqualTo("2026-01-02T00:00:00Z");
        ImageRepositoryQuery alpha = new ImageRepositoryQuery(organization("alpha"), null, null, null, null);
        assertThat(catalog.list(
                                DEFAULT,
                                alpha,
                                ImageRepositoryQuery.Order.NAME_ASCENDING,
                                new ListRange(0, 1),
                                ADMINISTRATOR)
                        .repositories()
                        .get(0)
                        .tagNames())
                .containsExactly("v2", "v1");
        long largest = Long.MAX_VALUE;
        seed("group/app: [{name: a, size: " + largest + "}, {name: b, size: " + largest + "}]");
        assertThat(catalog.find(DEFAULT, GROUP, APP).size()).isEqualTo(largest);
    }

    @Test
    void createStoresWhatIsSpecified() {
        seed("group/app: {repo_id: 7, tags: [v1]}");
        catalog.create(DEFAULT, GROUP, WEB, new Category("linux"), "\u00e9\ud83d\ude00", true, ADMINISTRATOR);
        ImageRepositoryView created = catalog.find(DEFAULT, GROUP, WEB);
        assertThat(created.repoId()).isEqualTo(8);
        assertThat(created.category()).isEqualTo(new Category("linux"));
        assertThat(created.description()).isEqualTo("\u00e9\ud83d\ude00");
        assertThat(created.isPublic()).isTrue();
        assertThat(created.creatorName()).isEqualTo("root");
        assertThat(created.createdAt()).isEqualTo(TestClock.START);
        assertThat(created.updatedAt()).isEqualTo(TestClock.START);
        assertThat(created.tags()).isZero();
        assertThatRefused(Reason.IMAGE_REPOSITORY_EXISTS)
                .isThrownBy(() -> catalog.create(DEFAULT, GROUP, WEB, null, null, false, ADMINISTRATOR));
        assertThatRefused(Reason.IMAGE_REPOSITORY_EXISTS)
                .isThrownBy(() -> catalog.create(DEFAULT, GROUP, APP, null, null, false, ADMINISTRATOR));
        assertThatRefused(Reason.ORGANIZATION_NOT_FOUND)
                .isThrownBy(() -> catalog.create(DEFAULT, organization("none"), APP, null, null, false, ADMINISTRATOR));
    }

    @Test
    void editChangesOnlyWhatIsNotNull(TestClock clock) {
        seed("group/app: {category: arms, description: old, is_public: true}\ngroup/web: []");
        catalog.edit(DEFAULT, GROUP, APP, null, null, false);
        ImageRepositoryView edited = catalog.find(DEFAULT, GROUP, APP);
        assertThat(edited.isPublic()).isFalse();
        assertThat(edited.category()).isEqualTo(new Category("arms"));
        assertThat(edited.description()).isEqualTo("old");
        assertThat(edited.updatedAt()).isEqualTo(TestClock.START);
        clock.set(TestClock.START.plusSeconds(1));
        catalog.edit(DEFAULT, GROUP, APP, Category.OTHER, "", null);
        edited = catalog.find(DEFAULT, GROUP, APP);
        assertThat(edited.category()).isEqualTo(Category.OTHER);
        assertThat(edited.description()).isEmpty();
        assertThat(edited.updatedAt()).isEqualTo(TestClock.START.plusSeconds(1));
        assertThatRefused(Reason.IMAGE_REPOSITORY_NOT_FOUND)
                .isThrownBy(() -> catalog.edit(DEFAULT, GROUP, repository("none"), null, null, true));
    }

    @Test
    void createAfterDeleteAssignsANewNumber() {
        seed("group/app: [v1, v2]");
        for (int times = 0; times < 2; times++) {
            long number = catalog.find(DEFAULT, GROUP, APP).repoId();
            catalog.delete(DEFAULT, GROUP, APP);
            assertThatRefused(Reason.IMAGE_REPOSITORY_NOT_FOUND).isThrownBy(() -> catalog.delete(DEFAULT, GROUP, APP));
            assertThatRefused(Reason.IMAGE_REPOSITORY_NOT_FOUND).isThrownBy(() -> catalog.find(DEFAULT, GROUP, APP));
            catalog.create(DEFAULT, GROUP, APP, null, null, false, ADMINISTRATOR);
            assertThat(catalog.find(DEFAULT, GROUP, APP).repoId()).isGreaterThan(number);
            assertThat(catalog.find(DEFAULT, GROUP, APP).tags()).isZero();
            assertThat(Shown.of(store).manifests).isEmpty();
        }
    }

    @Test
    void createAtTheQuotaIsRefused() {
        seed(FIVE + "foreign: {domain_id: " + FOREIGNER.accountId() + "}");
        assertThatRefused(Reason.TOO_MANY_IMAGE_REPOSITORIES)
                .isThrownBy(
                        () -> catalog.create(DEFAULT, organization("alpha"), APP, null, null, false, ADMINISTRATOR));
        catalog.create(DEFAULT, organization("foreign"), APP, null, null, false, FOREIGNER);
        catalog.delete(DEFAULT, organization("alpha"), WEB);
        catalog.create(DEFAULT, organization("alpha"), APP, null, null, false, ADMINISTRATOR);
    }

    @Test
    void listReturnsWhatTheActorMaySee(PermissionCatalog permissions) {
        seed(FIVE + "foreign/app: []\nforeign: {domain_id: " + FOREIGNER.accountId() + "}");
        assertThat(visible(FOREIGNER)).isEqualTo("foreign/app");
        assertThat(visible(STRANGER)).isEmpty();
        permissions.give(
                DEFAULT,
                resource("beta", "web"),
                List.of(new UserPermission("stranger-id", "stranger", AccessLevel.READ)));
        assertThat(visible(STRANGER)).isEqualTo("beta/web");
        permissions.give(
                DEFAULT, resource("alpha"), List.of(new UserPermission("stranger-id", "stranger", AccessLevel.READ)));
        assertThat(visible(STRANGER)).isEqualTo("alpha/web alpha/web/admin beta/web");
        assertThat(visible(ADMINISTRATOR)).contains("foreign/app", "beta/api_1");
    }

    private String visible(Actor actor) {
        ImageRepositoryCatalog.Listing listed = catalog.list(
                DEFAULT, ALL, ImageRepositoryQuery.Order.ORGANIZATION_ASCENDING, new ListRange(0, 10), actor);
        assertThat(listed.total()).isEqualTo(listed.repositories().size());
        assertThat(catalog.listByNumber(DEFAULT, ALL, null, 10, actor).repositories())
                .hasSameSizeAs(listed.repositories());
        return names(listed.repositories());
    }

    @Test
    void changesOfTagsUpdateItsTime(TestClock clock) {
        seed("group/app: [v1, v2]");
        clock.set(TestClock.START.plusSeconds(5));
        editor.delete(DEFAULT, GROUP, APP, new TagName("v2"));
        assertThat(catalog.find(DEFAULT, GROUP, APP).updatedAt()).isEqualTo(TestClock.START.plusSeconds(5));
    }
}
