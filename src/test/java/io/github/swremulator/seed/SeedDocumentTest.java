package io.github.swremulator.seed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.swremulator.document.DocumentFormat;
import io.github.swremulator.image.Digest;
import io.github.swremulator.image.ImageDocument;
import io.github.swremulator.image.ImageIndex;
import io.github.swremulator.registry.AccessLevel;
import io.github.swremulator.registry.Attachments;
import io.github.swremulator.registry.Category;
import io.github.swremulator.registry.NewImageRepository;
import io.github.swremulator.registry.NewManifest;
import io.github.swremulator.registry.NewOrganization;
import io.github.swremulator.registry.NewTag;
import io.github.swremulator.registry.OrganizationName;
import io.github.swremulator.registry.RepositoryName;
import io.github.swremulator.registry.UserPermission;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reading of valid documents, and the derivation of absent fields. */
class SeedDocumentTest {

    private static final String EVERYTHING = """
            $schema: anywhere
            group: {}
            group/busybox: [v1, "v2"]
            group/api:
              repo_id: 7
              tags:
                - 1.10
                - {name: index, tag_type: 1}
                - {name: legacy, schema: 1, deleted: null}
                - {count: 3, name: "1.0.{n}", every: 1h, until: 2026-01-01T00:00:00Z}
            """;

    private static final String PERMISSIONS =
            "{user_id: u1, user_name: ann, auth: 7}, {auth: 3, user_id: 2, user_name: b}, {user_id: u3, user_name: c, auth: 1}";

    private static final Attachments PERMITTED = Attachments.NONE.with(
            UserPermission.class,
            List.of(
                    new UserPermission("u1", "ann", AccessLevel.MANAGE),
                    new UserPermission("2", "b", AccessLevel.WRITE),
                    new UserPermission("u3", "c", AccessLevel.READ)));

    @Test
    void acceptsOneLine() {
        SeedListing listing = yaml("group/busybox: [v1, v2]");
        assertThat(listing.names()).containsExactly("v1", "v2");
        assertThat(listing.toString()).startsWith("repository group/busybox null\ntag ");
    }

    @Test
    void readsYamlAndJsonAlike() {
        assertThat(json("{\"group/api\":{\"repo_id\":7,\"tags\":[\"v1\",{\"name\":\"v2\",\"size\":5}]}}")
                        .toString())
                .isEqualTo(yaml("group/api:\n  repo_id: 7\n  tags:\n  - v1\n  - {name: v2, size: 5}\n")
                        .toString());
    }

    @Test
    void readsANumberAsItIsWritten() {
        assertThat(yaml("group/app: [1.10, 3, 1e3, 0x1F, 007, 08, 2026-01-01, 12_3, {name: 2.0, image_id: 00012}]")
                        .names())
                .containsExactly("1.10", "3", "1e3", "0x1F", "007", "08", "2026-01-01", "12_3", "2.0");
    }

    @Test
    void acceptsAnEmptyOrganization() {
        assertThat(yaml("group: {}\nteam/empty: []\nteam/bare: {}\n").toString())
                .isEqualTo("organization group\nrepository team/empty null\nrepository team/bare null\n");
    }

    /** Only a deliberate change of the derivation changes this constant; it is the same on every machine. */
    @Test
    void derivesTheSameSeedFromTheSameDocument() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            assertThat(yaml(EVERYTHING).digest().hex())
                    .isEqualTo("1fc524ab82dfe6085bf2137bd480da4e3475eba60044597c75ee8a876e8d32a6");
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void derivesAConsistentManifest() {
        NewTag tag = yaml("group/app: [v1]").tags.get(0);
        NewManifest manifest = tag.manifest();
        ImageDocument document = ImageDocument.parse(manifest.content());
        assertThat(manifest)
                .isEqualTo(new NewManifest(
                        manifest.content(),
                        Digest.of(manifest.content()),
                        document.schemaVersion(),
                        document.imageId(),
                        document.size(),
                        document instanceof ImageIndex));
        assertThat(tag.createdAt()).isEqualTo(tag.updatedAt()).isEqualTo("2026-01-01T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "999", "1304902", "9223372036854775807"})
    void derivesConfigurationAndLayersOfAGivenSize(long size) {
        NewManifest manifest =
                yaml("group/app: [{name: v1, size: " + size + "}]").tags.get(0).manifest();
        assertThat(manifest.size()).isEqualTo(size);
        assertThat(ImageDocument.parse(manifest.content()).size()).isEqualTo(size);
    }

    @Test
    void usesAnImageIdAsTheDigestOfTheConfiguration() {
        String id = "0123456789abcdef".repeat(4);
        NewManifest manifest = yaml("group/app: [{name: v1, image_id: " + id + "}]")
                .tags
                .get(0)
                .manifest();
        assertThat(manifest.imageId()).isEqualTo(id);
        assertThat(ImageDocument.parse(manifest.content()).imageId()).isEqualTo(id);
        NewManifest other =
                yaml("group/app: [{name: v1, image_id: mine}]").tags.get(0).manifest();
        assertThat(other.imageId()).isEqualTo("mine");
        assertThat(ImageDocument.parse(other.content()).imageId()).hasSize(64);
    }

    @Test
    void derivesTheImagesOfAnIndex() {
        SeedListing listing = yaml("group/app: [{name: v1, tag_type: 1, size: 1001}]");
        NewManifest index = listing.tags.get(0).manifest();
        assertThat(index.isIndex()).isTrue();
        assertThat(index.imageId()).isEmpty();
        assertThat(((ImageIndex) ImageDocument.parse(index.content())).manifests())
                .extracting(child -> child.digest())
                .isEqualTo(listing.manifests.stream()
                        .map(child -> Digest.of(child.content()))
                        .toList());
        assertThat(listing.manifests.stream()
                        .mapToLong(child -> Objects.requireNonNull(child.size()))
                        .sum())
                .isEqualTo(1001);
    }

    @Test
    void derivesALegacyManifestForSchema1() {
        NewManifest manifest =
                yaml("group/app: [{name: v1, schema: 1}]").tags.get(0).manifest();
        assertThat(ImageDocument.parse(manifest.content()).schemaVersion()).isEqualTo(1);
        assertThat(manifest.schemaVersion()).isEqualTo(1);
        assertThat(manifest.size()).isZero();
    }

    @Test
    void sharesAManifestBetweenTagsOfOneDigest() {
        String digest = "sha256:" + "0123456789abcdef".repeat(4);
        SeedListing listing =
                yaml("group/app: [{name: v1, digest: '" + digest + "'}, {name: latest, digest: '" + digest + "'}]");
        assertThat(listing.tags.get(0).manifest()).isEqualTo(listing.tags.get(1).manifest());
        assertThat(listing.tags.get(0).manifest().digest()).hasToString(digest);
    }

    @Test
    void prefersExplicitFields() {
        NewTag tag = json("""
                {"group/app":[{"name":"v1","id":5,"image_id":"i","manifest":"m","digest":"sha256:%s","schema":2,
                "path":"p","internal_path":"q","size":3,"is_trusted":true,"created":"2025-01-01T00:00:00Z",
                "updated":"2025-01-02T00:00:00Z","deleted":"2025-01-03T00:00:00Z","domain_id":"d","scanned":true,
                "tag_type":1}]}""".formatted("0".repeat(64))).tags.get(0);
        assertThat(tag)
                .isEqualTo(new NewTag(
                        tag.name(),
                        5L,
                        null,
                        new NewManifest("m", new Digest("sha256:" + "0".repeat(64)), 2, "i", 3L, true),
                        true,
                        true,
                        Instant.parse("2025-01-01T00:00:00Z"),
                        Instant.parse("2025-01-02T00:00:00Z"),
                        Instant.parse("2025-01-03T00:00:00Z"),
                        "p",
                        "q",
                        "d"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "group: {id: 1422, domain_id: 0123, creator_name: ann, permissions: [PERMISSIONS]}\ngroup/app: [v1]",
                "group/app: [v1]\ngroup: {permissions: [PERMISSIONS], creator_name: ann, domain_id: 0123, id: 1422}"
            })
    void readsTheFieldsOfAnOrganization(String document) {
        assertThat(yaml(document.replace("PERMISSIONS", PERMISSIONS)).organizations)
                .containsExactly(new NewOrganization(new OrganizationName("group"), 1422L, "0123", "ann", PERMITTED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FACTS, tags: [v1, v2]", "tags: [v1, v2], FACTS"})
    void readsTheFieldsOfAnImageRepositoryInAnyOrder(String fields) {
        SeedListing listing = yaml("group/app: {"
                + fields.replace(
                        "FACTS",
                        "category: arm, description: \"a\\nb\", is_public: true, creator_id: 007, creator_name: ann,"
                                + " created: 2025-01-01T00:00:00Z, updated: 2025-01-02T00:00:00Z, num_download: 35, permissions: ["
                                + PERMISSIONS + "]")
                + "}");
        assertThat(listing.repositories.get(listing.repositories.size() - 1))
                .isEqualTo(new NewImageRepository(
                        new OrganizationName("group"),
                        new RepositoryName("app"),
                        null,
                        new Category("arm"),
                        "a\nb",
                        true,
                        "007",
                        "ann",
                        Instant.parse("2025-01-01T00:00:00Z"),
                        Instant.parse("2025-01-02T00:00:00Z"),
                        35L,
                        PERMITTED));
        assertThat(listing.names()).containsExactly("v1", "v2");
    }

    /** For all characters that clients can write, in both formats. */
    @ParameterizedTest
    @EnumSource
    void readsWhatTheWriterWrites(DocumentFormat format) {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            String text = text(random, 1000);
            String name = "x" + text(random, 254);
            NewOrganization organization = new NewOrganization(
                    new OrganizationName("group"),
                    1L,
                    text(random, 255),
                    null,
                    Attachments.NONE.with(
                            UserPermission.class, List.of(new UserPermission(name, name, AccessLevel.WRITE))));
            NewImageRepository repository = new NewImageRepository(
                    organization.name(),
                    new RepositoryName("app"),
                    7L,
                    Category.OTHER,
                    text,
                    true,
                    null,
                    "",
                    Instant.parse("2025-01-01T00:00:00.120Z"),
                    Instant.parse("2025-01-01T00:00:00.000001Z"),
                    35L,
                    organization.attachments());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            SeedDocumentWriter writer = new SeedDocumentWriter(format.generator(out));
            writer.organization(organization);
            writer.imageRepository(repository);
            writer.end();
            SeedListing read = SeedListing.of(format, out.toByteArray());
            assertThat(read.organizations).containsExactly(organization);
            assertThat(read.repositories).containsExactly(repository);
        }
    }

    private static String text(Random random, int maxLength) {
        int[] characters = " \t\n\r#:-'\"\\{}[]|>&*%!?,\u0001\u007f\u0085\u2028\ufeff\ufffe~yN0.1abc\ud83d\ude00"
                .codePoints()
                .toArray();
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(maxLength / 2); length > 0; length--) {
            text.appendCodePoint(characters[random.nextInt(characters.length)]);
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 2026-01-01T01:00:00Z, 2026-01-01T01:00:00Z",
        "'created: 2025-01-01T00:00:00Z', 2025-01-01T00:00:00Z, 2025-01-01T00:00:00Z",
        "'created: 2025-01-01T07:30:00.120000000+08:00', 2024-12-31T23:30:00.12Z, 2024-12-31T23:30:00.12Z",
        "'updated: 2025-01-01T00:00:00Z', 2025-01-01T00:00:00Z, 2025-01-01T00:00:00Z"
    })
    void derivesAbsentTimes(String times, Instant created, Instant updated) {
        NewTag tag = yaml("group/app: [v1, {name: v2, " + times + "}]").tags.get(1);
        assertThat(tag.createdAt()).isEqualTo(created);
        assertThat(tag.updatedAt()).isEqualTo(updated);
    }

    @Test
    void generatesTagsUntilATime() {
        SeedListing listing = yaml("group/app: [v0, {count: 3, name: \"1.{n}-{n}\", every: 30m,"
                + " until: 2026-01-01T00:00:00Z, scanned: true}]");
        assertThat(listing.names()).containsExactly("v0", "1.1-1", "1.2-2", "1.3-3");
        assertThat(listing.tags.subList(1, 4))
                .allMatch(NewTag::scanned)
                .extracting(NewTag::createdAt)
                .containsExactly(
                        Instant.parse("2025-12-31T23:00:00Z"),
                        Instant.parse("2025-12-31T23:30:00Z"),
                        Instant.parse("2026-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{count: 3, name: \"1.{n}\", scanned: true}", "{scanned: true, name: \"1.{n}\", count: 3}"})
    void acceptsAGeneratorAsAnImageRepository(String generator) {
        assertThat(yaml("group/app: " + generator + "\ngroup/b: [v1]").toString())
                .isEqualTo(yaml("group/app: [" + generator + "]\ngroup/b: [v1]").toString());
    }

    @Test
    void generatesTagsAfterTheTagBefore() {
        assertThat(yaml("group/app: [v0, {count: 2, name: \"v{n}\"}, last]").tags)
                .extracting(NewTag::createdAt)
                .containsExactly(
                        Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-01-01T01:00:00Z"),
                        Instant.parse("2026-01-01T02:00:00Z"), Instant.parse("2026-01-01T03:00:00Z"));
    }

    @Test
    void derivesManifestsInDockersForm() {
        JsonNode manifest = JsonMapper.shared()
                .readTree(yaml("group/app: [v1]").tags.get(0).manifest().content());
        assertThat(manifest.path("mediaType").asString())
                .isEqualTo("application/vnd.docker.distribution.manifest.v2+json");
        assertThat(manifest.path("layers"))
                .hasSize(3)
                .allSatisfy(layer -> assertThat(layer.path("size").asLong()).isPositive());
    }

    @Test
    void ignoresAByteOrderMark() {
        assertThat(yaml("\uFEFFgroup/a: [v1]\ngroup/b: [v1]\n").names()).hasSize(2);
        assertThat(json("\uFEFF{\"group/a\":[\"v1\"]}").names()).hasSize(1);
    }

    private static SeedListing yaml(String text) {
        return SeedListing.of(DocumentFormat.YAML, text);
    }

    private static SeedListing json(String text) {
        return SeedListing.of(DocumentFormat.JSON, text);
    }
}
